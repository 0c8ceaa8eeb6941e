/// What Jackdaw learns: proposed from journals, proven before it is believed, measured in use, and
/// undone when it was wrong. Curated knowledge always wins.
@NullMarked
package dev.jackdaw.learning;

import org.jspecify.annotations.NullMarked;
