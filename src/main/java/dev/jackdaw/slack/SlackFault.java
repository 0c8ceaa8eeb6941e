package dev.jackdaw.slack;

import java.util.Set;

/// A call of the Web API that came to nothing.
final class SlackFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// What is known of its effect.
    enum Certainty {
        /// Slack said no: nothing was done.
        REFUSED,
        /// No answer, or one that says nothing: it may have been done.
        UNSURE
    }

    /// Nothing is to be done about these but by a person, with another token.
    private static final Set<String> TOKEN =
            Set.of("invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive");

    private final Certainty kind;
    private final String error;

    SlackFault(Certainty kind, String method, String error) {
        super(method + ": " + error);
        this.kind = kind;
        this.error = error;
    }

    Certainty kind() {
        return kind;
    }

    /// Whether the token is good for nothing.
    boolean ofToken() {
        return TOKEN.contains(error);
    }

    /// Whether nothing was done only because too much was asked for: later it may be done.
    boolean limited() {
        return error.equals("ratelimited");
    }

    /// Whether another call can't end otherwise: refused, and neither for now only nor for the
    /// token.
    boolean forGood() {
        return kind == Certainty.REFUSED && !limited() && !ofToken();
    }

    /// Slack's word for it, such as `channel_not_found`.
    String error() {
        return error;
    }
}
