/// The state database: logins, pools, grants and migrations. Everything that is remembered is kept
/// through here.
@NullMarked
package dev.jackdaw.store;

import org.jspecify.annotations.NullMarked;
