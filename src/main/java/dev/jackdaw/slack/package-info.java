/// The Slack door: the only room that knows Bolt.
@NullMarked
package dev.jackdaw.slack;

import org.jspecify.annotations.NullMarked;
