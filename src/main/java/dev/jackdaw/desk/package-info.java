/// The front desk: questions from every door become runs, are followed, answered, stopped; what
/// waits for a yes; notices to people. Doors call this room and nothing above the data it hands
/// out.
@NullMarked
package dev.jackdaw.desk;

import org.jspecify.annotations.NullMarked;
