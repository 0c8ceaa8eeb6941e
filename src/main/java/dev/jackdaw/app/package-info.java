/// The program put together: one module a room, composed by `Jackdaw`; the list of all settings.
@NullMarked
package dev.jackdaw.app;

import org.jspecify.annotations.NullMarked;
