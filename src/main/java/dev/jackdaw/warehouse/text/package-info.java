/// SQL as characters: PostgreSQL's own lexical rules, and a statement's one canonical form. Knows
/// no grammar. Called by the guard.
@NullMarked
package dev.jackdaw.warehouse.text;

import org.jspecify.annotations.NullMarked;
