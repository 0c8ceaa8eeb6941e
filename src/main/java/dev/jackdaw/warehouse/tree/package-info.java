/// What PostgreSQL itself says of a statement: its analysed query tree, with every name resolved.
/// Called by the guard and the linter.
@NullMarked
package dev.jackdaw.warehouse.tree;

import org.jspecify.annotations.NullMarked;
