/// Errors that return a number all the same: joins that multiply, averages that skip, periods that
/// are not over. Rules over the server's own query tree, with what is known of tables and keys.
/// Called by whoever runs or keeps a statement.
@NullMarked
package dev.jackdaw.warehouse.lint;

import org.jspecify.annotations.NullMarked;
