/// Measures what learning is worth: the same stream of questions with and without it.
@NullMarked
package dev.jackdaw.bench.curve;

import org.jspecify.annotations.NullMarked;
