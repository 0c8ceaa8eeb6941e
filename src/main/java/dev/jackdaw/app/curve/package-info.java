/// Measures what learning is worth: the same stream of questions with and without it.
@NullMarked
package dev.jackdaw.app.curve;

import org.jspecify.annotations.NullMarked;
