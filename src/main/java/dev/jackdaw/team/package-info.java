/// Leader, Analyst and Engineer: what each is told, may see and may call; and the front desk that
/// sets them to work.
@NullMarked
package dev.jackdaw.team;

import org.jspecify.annotations.NullMarked;
