/// What a learning must stand before it is believed.
@NullMarked
package dev.jackdaw.learning.gate;

import org.jspecify.annotations.NullMarked;
