package dev.jackdaw.model.governed;

import dev.jackdaw.agent.ToolCall;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// "What do you remember about me?" and "forget that".
final class MemoryRequests {
    private static final Pattern SHOW =
            Pattern.compile("(?i)\\s*what (?:do|did) you (?:remember|know|learn) (?:about|of) me\\s*[?.!]*\\s*");
    private static final Pattern FORGET =
            Pattern.compile("(?i)\\s*(?:please )?forget (?:that|it|this|([0-9a-z]{16}))\\s*[.!]*\\s*");

    private MemoryRequests() {}

    static Optional<ToolCall> call(String said) {
        if (SHOW.matcher(said).matches()) {
            return Optional.of(Replies.tool(1, "memory", Map.of("action", "show")));
        }
        var forget = FORGET.matcher(said);
        if (!forget.matches()) {
            return Optional.empty();
        }
        return Optional.of(Replies.tool(
                1,
                "memory",
                forget.group(1) == null
                        ? Map.of("action", "forget")
                        : Map.of("action", "forget", "id", forget.group(1))));
    }
}
