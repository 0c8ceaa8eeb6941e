/// What is told without being asked: reports on a schedule, and watches over metrics. It composes,
/// stores and compares; doors deliver.
@NullMarked
package dev.jackdaw.report;

import org.jspecify.annotations.NullMarked;
