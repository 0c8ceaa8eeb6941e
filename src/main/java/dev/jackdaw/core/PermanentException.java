package dev.jackdaw.core;

import org.jspecify.annotations.Nullable;

/// A failure that stays until somebody mends its cause.
public non-sealed class PermanentException extends JackdawException {
    private static final long serialVersionUID = 1L;

    public PermanentException(String message) {
        this(message, null);
    }

    public PermanentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
