/// Texts as vectors: in this process, or by an endpoint.
@NullMarked
package dev.jackdaw.model.embedding;

import org.jspecify.annotations.NullMarked;
