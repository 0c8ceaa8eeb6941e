/// Leader, Analyst and Engineer: what each is told, may see and may call. `desk` sets them to work.
@NullMarked
package dev.jackdaw.team;

import org.jspecify.annotations.NullMarked;
