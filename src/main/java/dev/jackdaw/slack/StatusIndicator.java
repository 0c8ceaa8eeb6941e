package dev.jackdaw.slack;

import java.util.Map;

/// Shows that Jackdaw is at work: Slack's status line under the thread, and where there is none, a
/// reaction on the question. Never worth an error.
record StatusIndicator(SlackApi api) {
    private static final int STATUS_MAX = 120;

    /// The first sign.
    void begin(ConversationRef place, String question) {
        if (!status(place, "is looking into it…")) {
            react("reactions.add", place, question);
        }
    }

    /// What is done just now.
    boolean status(ConversationRef place, String words) {
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
    void end(ConversationRef place) {
        status(place, "");
    }

    private void react(String method, ConversationRef place, String message) {
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
}
