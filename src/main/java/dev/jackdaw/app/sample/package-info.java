/// The sample company: a B2B software business, made up by us, with the traps that real data has.
@NullMarked
package dev.jackdaw.app.sample;

import org.jspecify.annotations.NullMarked;
