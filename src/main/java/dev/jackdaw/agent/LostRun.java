package dev.jackdaw.agent;

import dev.jackdaw.core.PermanentException;
import dev.jackdaw.core.RunId;

/// Another process goes on with this run; this one must let it be.
public final class LostRun extends PermanentException {
    private static final long serialVersionUID = 1L;

    public LostRun(RunId id) {
        super("run " + id + " is being finished by another process");
    }
}
