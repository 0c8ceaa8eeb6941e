/// What every room may use: ids, errors, hashes. Imports only the JDK.
@NullMarked
package dev.jackdaw.core;

import org.jspecify.annotations.NullMarked;
