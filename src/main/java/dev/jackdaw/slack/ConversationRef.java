package dev.jackdaw.slack;

/// A conversation: a thread in a channel of a workspace. Slack's ids; a thread is named by the `ts`
/// of its first message.
record ConversationRef(String team, String channel, String thread) {
    /// As the desk knows it.
    String key() {
        return "slack:" + team + ":" + channel + ":" + thread;
    }

    /// Whether only one person and Jackdaw are in it.
    boolean direct() {
        return channel.startsWith("D");
    }
}
