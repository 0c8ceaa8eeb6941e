/// Models of providers, by LangChain4j's clients: what is sent and read is theirs; time limits,
/// sizes, retries, prices and fallbacks are ours.
@NullMarked
package dev.jackdaw.model.provider;

import org.jspecify.annotations.NullMarked;
