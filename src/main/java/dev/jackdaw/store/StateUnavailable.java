package dev.jackdaw.store;

import dev.jackdaw.core.TransientException;

/// The state database can't be reached, or can't do it now. Unlike a lost warehouse it is nobody's
/// failure: whoever has work leased leaves it to whoever finds the database again.
public final class StateUnavailable extends TransientException {
    private static final long serialVersionUID = 1L;

    StateUnavailable(String message, Exception cause) {
        super(message, cause);
    }
}
