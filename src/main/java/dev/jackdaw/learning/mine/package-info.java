/// Reads finished journals for what can be learnt from them, by rule.
@NullMarked
package dev.jackdaw.learning.mine;

import org.jspecify.annotations.NullMarked;
