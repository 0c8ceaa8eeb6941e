/// The tools: all that the agents can do.
@NullMarked
package dev.jackdaw.team.tool;

import org.jspecify.annotations.NullMarked;
