/// Governed metrics: a definition of the data team and a question become SQL, a result and a
/// sentence.
@NullMarked
package dev.jackdaw.metrics;

import org.jspecify.annotations.NullMarked;
