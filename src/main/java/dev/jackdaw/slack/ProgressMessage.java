package dev.jackdaw.slack;

/// The message that shows a run at work, by its `ts`, and how it is kept.
record ProgressMessage(State kind, String message) {
    /// How it is kept.
    enum State {
        /// There is none.
        NONE,
        /// One was sent; nobody knows yet whether it arrived.
        BEGUN,
        /// A stream of Slack's, to which tasks are appended.
        STREAM,
        /// It was a stream, and is edited now.
        STREAMED,
        /// It was posted, and is edited.
        EDITED
    }

    static final ProgressMessage NOTHING = new ProgressMessage(State.NONE, "");
}
