/// What travels between rooms: results and their tables, how an answer was made, the knowledge it
/// names, and JSON and CSV. Knows only `core`.
@NullMarked
package dev.jackdaw.data;

import org.jspecify.annotations.NullMarked;
