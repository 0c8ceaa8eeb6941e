package dev.jackdaw.core;

import org.jspecify.annotations.Nullable;

/// A failure that names the thing it is about and, where there is one, the mend.
///
/// Split by whether doing the same thing again can help. Expected results (a refusal, a time-out)
/// are sealed outcomes and never exceptions.
public abstract sealed class JackdawException extends RuntimeException permits TransientException, PermanentException {
    private static final long serialVersionUID = 1L;

    protected JackdawException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// The message as shown to a person. Never holds a password or a connection string.
    public String text() {
        return String.valueOf(getMessage());
    }
}
