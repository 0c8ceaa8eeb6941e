/// The commands. Each reads its options, calls one thing, and prints what came of it.
@NullMarked
package dev.jackdaw.cli;

import org.jspecify.annotations.NullMarked;
