/// The company calendar: time phrases and what they mean on a given day. A phrase never reads the
/// clock: it is resolved against the latest day the data holds.
@NullMarked
package dev.jackdaw.core.calendar;

import org.jspecify.annotations.NullMarked;
