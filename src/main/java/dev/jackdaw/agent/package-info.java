/// The loop and its journal: what a run is, how it is written down, resumed, paid for and stopped;
/// and the small interfaces that the rooms above implement.
@NullMarked
package dev.jackdaw.agent;

import org.jspecify.annotations.NullMarked;
