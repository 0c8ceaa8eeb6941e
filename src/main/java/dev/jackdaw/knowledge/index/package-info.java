/// The index: what is stored, and how it is searched.
@NullMarked
package dev.jackdaw.knowledge.index;

import org.jspecify.annotations.NullMarked;
