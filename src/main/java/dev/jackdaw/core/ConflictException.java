package dev.jackdaw.core;

import org.jspecify.annotations.Nullable;

/// Somebody else was first: what was to be changed is no longer as it was when it was looked at.
/// Nothing was changed. Commands end with exit code 2 on it.
public final class ConflictException extends PermanentException {
    private static final long serialVersionUID = 1L;

    public ConflictException(String message) {
        this(message, null);
    }

    public ConflictException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
