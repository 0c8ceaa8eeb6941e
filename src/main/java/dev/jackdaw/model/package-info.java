/// Models: the ones that chat and the ones that embed. The only room that knows LangChain4j.
@NullMarked
package dev.jackdaw.model;

import org.jspecify.annotations.NullMarked;
