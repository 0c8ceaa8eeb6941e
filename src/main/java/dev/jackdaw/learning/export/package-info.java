/// Gives what was learnt back to the data team, as edits to its files.
@NullMarked
package dev.jackdaw.learning.export;

import org.jspecify.annotations.NullMarked;
