package dev.jackdaw.slack;

/// A call of the Web API that came to nothing.
final class SlackFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// What is known of its effect.
    enum Kind {
        /// Slack said no: nothing was done.
        REFUSED,
        /// No answer, or one that says nothing: it may have been done.
        UNSURE
    }

    private final Kind kind;
    private final String error;

    SlackFault(Kind kind, String method, String error) {
        super(method + ": " + error);
        this.kind = kind;
        this.error = error;
    }

    Kind kind() {
        return kind;
    }

    /// Slack's word for it, such as `channel_not_found`.
    String error() {
        return error;
    }
}
