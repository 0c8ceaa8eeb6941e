package dev.jackdaw.agent;

import java.util.List;

/// One message of a model's conversation.
public sealed interface Message {
    /// Its size, in characters.
    int chars();

    /// From a person, or from the agent that delegated.
    record User(String text) implements Message {
        @Override
        public int chars() {
            return text.length();
        }
    }

    /// From the model itself, as it replied; in a thread's history a text that none replied in this
    /// conversation.
    record Assistant(ChatModel.Reply reply) implements Message {
        /// A turn of the thread's history.
        public static Assistant earlier(String text) {
            return new Assistant(ChatModel.Reply.free("", text, List.of()));
        }

        @Override
        public int chars() {
            return reply.text().length()
                    + reply.calls().stream()
                            .mapToInt(c -> c.argumentsJson().length())
                            .sum();
        }
    }

    /// What a tool call came to, as JSON.
    record ToolReply(String callId, String tool, String json) implements Message {
        @Override
        public int chars() {
            return json.length();
        }
    }
}
