/// The program: its settings, its wiring, its command line.
@NullMarked
package dev.jackdaw.app;

import org.jspecify.annotations.NullMarked;
