package dev.jackdaw.model.provider;

import dev.jackdaw.core.PermanentException;
import java.time.Duration;

/// A call of a provider's model that came to nothing. Its text is for people: it names no key.
public final class ModelFault extends PermanentException {
    private static final long serialVersionUID = 1L;

    private final Reason kind;
    private final Duration retryAfter;

    /// What went wrong, and so what helps.
    public enum Reason {
        /// Nobody answers there.
        UNREACHABLE(true),
        /// It took too long.
        TIMED_OUT(true),
        /// The connection broke, or the reply ended before it was whole.
        BROKEN_OFF(true),
        /// Too many calls, or too many tokens a minute.
        RATE_LIMITED(true),
        /// The provider's own failure (5xx).
        OVERLOADED(true),
        /// The key is wrong, or may not do this.
        UNAUTHORIZED(false),
        /// No such model there.
        NO_SUCH_MODEL(false),
        /// The request does not suit the model.
        REJECTED(false),
        /// The reply is larger than any should be.
        TOO_LARGE(false),
        /// The model or a filter before it declined.
        DECLINED(false),
        /// It failed too often lately, so it is left alone for a while.
        RESTING(false);

        private final boolean passing;

        Reason(boolean passing) {
            this.passing = passing;
        }

        /// Whether trying again may help.
        boolean passing() {
            return passing;
        }
    }

    ModelFault(Reason kind, String text) {
        this(kind, text, Duration.ZERO);
    }

    ModelFault(Reason kind, String text, Duration retryAfter) {
        super(text);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    /// What went wrong.
    public Reason kind() {
        return kind;
    }

    /// How long the provider asks to wait before another try; zero where it does not say.
    Duration retryAfter() {
        return retryAfter;
    }
}
