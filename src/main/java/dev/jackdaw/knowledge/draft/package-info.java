/// First drafts of curated files for a database that nobody has described yet.
@NullMarked
package dev.jackdaw.knowledge.draft;

import org.jspecify.annotations.NullMarked;
