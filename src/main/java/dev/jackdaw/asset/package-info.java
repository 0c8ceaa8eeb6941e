/// Views that are built because people keep asking, or asked for one: proposed, proven, agreed to,
/// built, kept fresh, taken away.
@NullMarked
package dev.jackdaw.asset;

import org.jspecify.annotations.NullMarked;
