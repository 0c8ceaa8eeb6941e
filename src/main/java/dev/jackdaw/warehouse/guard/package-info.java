/// The walls before a statement reaches the database: its text, its kind, its syntax tree, and what
/// the server says it really refers to. Knows nothing of connections to company data but a
/// validator's. Called by the warehouse.
@NullMarked
package dev.jackdaw.warehouse.guard;

import org.jspecify.annotations.NullMarked;
