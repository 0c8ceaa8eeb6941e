package dev.jackdaw.slack;

import dev.jackdaw.core.RunId;

/// A run that was asked in Slack: where, by which message, by whom, and how far its messages got.
/// `alone`: the answer goes to the asker alone. `silent`: nothing is to be said any more. `sending`
/// is the step whose message is on its way, `sent` the last one that arrived, as `message`; -1 for
/// none. `working` is the message that shows it at work.
record SlackRun(
        RunId run,
        ConversationRef place,
        String askedIn,
        String person,
        String asker,
        boolean alone,
        boolean silent,
        int sending,
        int sent,
        String message,
        ProgressMessage working) {}
