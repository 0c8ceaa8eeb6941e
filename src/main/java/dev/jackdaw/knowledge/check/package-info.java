/// Checks of the curated files: against their schemas, against each other, against the live
/// database.
@NullMarked
package dev.jackdaw.knowledge.check;

import org.jspecify.annotations.NullMarked;
