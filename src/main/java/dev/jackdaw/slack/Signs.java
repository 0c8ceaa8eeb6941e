package dev.jackdaw.slack;

import dev.jackdaw.agent.Step;

import java.util.Map;
import java.util.Optional;

/// Shows that Jackdaw is at work: Slack's status line under the thread, and where there is none, a
/// reaction on the question. Never worth an error.
record Signs(SlackApi api) {
    private static final int STATUS_MAX = 120;

    /// The first sign.
    void begin(Place place, String question) {
        if (!status(place, "is looking into it…")) {
            react("reactions.add", place, question);
        }
    }

    /// What is done just now.
    boolean status(Place place, String words) {
        return tried(
                "assistant.threads.setStatus",
                Map.of(
                        "channel_id",
                        place.channel(),
                        "thread_ts",
                        place.thread(),
                        "status",
                        SlackText.cut(words, STATUS_MAX)));
    }

    /// The last sign goes away.
    void end(Place place) {
        status(place, "");
    }

    private void react(String method, Place place, String message) {
        tried(method, Map.of("channel", place.channel(), "timestamp", message, "name", "eyes"));
    }

    private boolean tried(String method, Map<String, String> arguments) {
        try {
            api.call(method, arguments);
            return true;
        } catch (SlackFault e) {
            return false;
        }
    }

    /// A step in human words, where it is worth telling.
    static Optional<String> words(Step step) {
        return switch (step) {
            case Step.Recalled recalled when !recalled.found().isEmpty() ->
                    Optional.of("is reading " + definitions(recalled.found().size()) + "…");
            case Step.Delegated delegated -> Optional.of("has asked the " + delegated.to() + "…");
            case Step.ToolCalled called -> tool(called.tool());
            case Step.ToolReturned returned when returned.result() != null ->
                    Optional.of(
                            "has %d rows after %.1f s…"
                                    .formatted(
                                            returned.result().table().rows().size(),
                                            returned.elapsedMs() / 1_000.0));
            case Step.Repaired repaired -> Optional.of("is trying another way…");
            case Step.Resumed resumed -> Optional.of("was interrupted and goes on…");
            case Step other -> Optional.empty();
        };
    }

    private static String definitions(int count) {
        return count == 1 ? "one definition" : count + " definitions";
    }

    private static Optional<String> tool(String tool) {
        return switch (tool) {
            case "query_metric" -> Optional.of("is computing a governed metric…");
            case "run_query" -> Optional.of("is running a validated query…");
            case "run_sql" -> Optional.of("is running SQL…");
            case "build_view" -> Optional.of("is planning a view…");
            default -> Optional.empty();
        };
    }
}
