/// Company data: what an agent's SQL may be, under which login it runs, what comes back, and what
/// the schema looks like. The only room that knows JSqlParser.
@NullMarked
package dev.jackdaw.warehouse;

import org.jspecify.annotations.NullMarked;
