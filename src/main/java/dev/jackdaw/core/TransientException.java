package dev.jackdaw.core;

import org.jspecify.annotations.Nullable;

/// A failure that may pass by itself: a lost connection, a busy server.
public non-sealed class TransientException extends JackdawException {
    private static final long serialVersionUID = 1L;

    public TransientException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
