/// A PostgreSQL server of our own, for machines that have none: unpacked, initialised, started,
/// shared between processes and stopped when the last one leaves.
@NullMarked
package dev.jackdaw.store.embedded;

import org.jspecify.annotations.NullMarked;
