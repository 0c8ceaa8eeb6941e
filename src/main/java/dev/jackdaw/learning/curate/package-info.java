/// One pass over what ended since the last: what it taught is proposed, proven, measured and retired. Puts mining,
// gate, lift and drift together; a service or a command calls it.
@NullMarked
package dev.jackdaw.learning.curate;

import org.jspecify.annotations.NullMarked;
