/// The clock door: the only room that knows Quartz. What is due is done by one of the processes
/// that share a database.
@NullMarked
package dev.jackdaw.jobs;

import org.jspecify.annotations.NullMarked;
