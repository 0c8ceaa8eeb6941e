package dev.jackdaw.store;

import dev.jackdaw.core.EnvironmentException;

/// The state database refused a statement of ours and would again: a privilege is missing, a
/// constraint is broken.
public final class RefusedStatement extends EnvironmentException {
    private static final long serialVersionUID = 1L;

    RefusedStatement(String said, String state, Exception cause) {
        super("the state database refused a statement: " + said + " (SQLSTATE " + state + ")", cause);
    }
}
