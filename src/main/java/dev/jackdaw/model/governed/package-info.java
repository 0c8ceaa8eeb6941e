/// The governed model: a chat model that needs no provider. It understands questions over the
/// catalogue by filling slots, calls the same tools as any model, and declines what a slot does not
/// explain. It never writes SQL.
@NullMarked
package dev.jackdaw.model.governed;

import org.jspecify.annotations.NullMarked;
