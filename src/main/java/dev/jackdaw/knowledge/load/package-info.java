/// Files and the database's own values, brought into the index together.
@NullMarked
package dev.jackdaw.knowledge.load;

import org.jspecify.annotations.NullMarked;
