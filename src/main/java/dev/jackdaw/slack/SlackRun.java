package dev.jackdaw.slack;

import dev.jackdaw.core.RunId;

/// A run that was asked in Slack: where, by which message, by whom. `alone`: the answer goes to the
/// asker alone. `silent`: nothing is to be said any more.
record SlackRun(
        RunId run,
        ConversationRef place,
        String askedIn,
        String person,
        String asker,
        boolean alone,
        boolean silent,
        Posted posted) {
    /// How far its messages got. `sending` is the step whose message is on its way, `sent` the last
    /// one that arrived, as `message`; -1 for none. `working` is the message that shows it at work.
    record Posted(int sending, int sent, String message, ProgressMessage working) {}
}
