package dev.jackdaw.slack;

/// The message that shows a run at work, by its `ts`, and how it is kept.
record Working(Kind kind, String message) {
    /// How it is kept.
    enum Kind {
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

    static final Working NOTHING = new Working(Kind.NONE, "");
}
