/// The HTTP door. The only room that knows Javalin.
@NullMarked
package dev.jackdaw.web;

import org.jspecify.annotations.NullMarked;
