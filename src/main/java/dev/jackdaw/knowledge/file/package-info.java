/// The curated files and their formats.
@NullMarked
package dev.jackdaw.knowledge.file;

import org.jspecify.annotations.NullMarked;
