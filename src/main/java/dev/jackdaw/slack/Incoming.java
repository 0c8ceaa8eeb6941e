package dev.jackdaw.slack;

import java.util.List;

/// What people do in Slack, as far as it concerns Jackdaw.
sealed interface Incoming {
    /// Who did it: a user of a workspace.
    record Who(String team, String user) {}

    /// Somebody wrote. `text` is without the mention of Jackdaw; `mentioned` says that there was
    /// one; `files` are the kinds of what is attached.
    record Wrote(Who who, ConversationRef place, String ts, String text, boolean mentioned, List<String> files)
            implements Incoming {}

    /// Somebody changed what they wrote.
    record Edited(Who who, ConversationRef place, String ts, String text, String editedAt) implements Incoming {}

    /// Somebody took back what they wrote.
    record Deleted(ConversationRef place, String ts) implements Incoming {}

    /// Somebody pressed Slack's own Stop.
    record Stopped(Who who, ConversationRef place) implements Incoming {}

    /// Somebody pressed a button. `message` is the one it stands in.
    record Clicked(Who who, ConversationRef place, String message, String action, String value, String trigger)
            implements Incoming {}

    /// Somebody told why an answer is bad.
    record Explained(Who who, String run, String reason) implements Incoming {}

    /// "Ask Jackdaw about this" on somebody's message.
    record Shortcut(Who who, ConversationRef place, String text) implements Incoming {}

    /// `/jackdaw …`.
    record Command(Who who, String channel, String text, String id) implements Incoming {}

    /// Somebody opened App Home or, else, their conversation with Jackdaw, or looks at something
    /// else beside it: `looksAt` is a channel, or empty.
    record Opened(Who who, String channel, boolean home, String looksAt) implements Incoming {}

    /// Nothing for Jackdaw, and why.
    record Ignored(String why) implements Incoming {}
}
