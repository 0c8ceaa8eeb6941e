/// The evaluation: case files with a question and its gold answer, asked of the whole product and
/// judged against SQL that runs by another path.
@NullMarked
package dev.jackdaw.evaluation;

import org.jspecify.annotations.NullMarked;
