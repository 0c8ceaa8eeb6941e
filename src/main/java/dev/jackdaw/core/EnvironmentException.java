package dev.jackdaw.core;

import org.jspecify.annotations.Nullable;

/// Something outside the program is missing or refuses: a server, a privilege, a writable folder.
/// Commands end with exit code 3 on it.
public class EnvironmentException extends PermanentException {
    private static final long serialVersionUID = 1L;

    public EnvironmentException(String message) {
        this(message, null);
    }

    public EnvironmentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
