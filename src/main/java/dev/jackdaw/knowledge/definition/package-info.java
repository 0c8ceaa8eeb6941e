/// Knowledge as its files have it: one record a kind, made of smaller ones where a file has many
/// fields. JSON knows no groups: what is written and read is flat, in the order of the components.
@NullMarked
package dev.jackdaw.knowledge.definition;

import org.jspecify.annotations.NullMarked;
