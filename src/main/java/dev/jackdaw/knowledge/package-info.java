/// What the data team curates, and the database tells of itself: read from files, kept in an index,
/// found again for a question.
@NullMarked
package dev.jackdaw.knowledge;

import org.jspecify.annotations.NullMarked;
