package dev.jackdaw.core;

/// The caller asked for something that can't be: a bad option, an unknown name. Commands end with
/// exit code 2.
public final class UsageException extends PermanentException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
