package dev.jackdaw.agent;

import dev.jackdaw.core.PermanentException;

/// A run must not go on. Ends the run with a step that says why.
public abstract sealed class Stopped extends PermanentException {
    private static final long serialVersionUID = 1L;

    private Stopped(String message) {
        super(message);
    }

    /// A person stopped it.
    public static final class ByPerson extends Stopped {
        private static final long serialVersionUID = 1L;

        public ByPerson() {
            super("stopped");
        }
    }

    /// A budget was used up.
    public static final class ByBudget extends Stopped {
        private static final long serialVersionUID = 1L;

        public ByBudget(String which) {
            super("I stopped because this run reached its limit of " + which + ".");
        }
    }

    /// It waits for a person. Not an end: it goes on with the reply.
    public static final class ForReply extends Stopped {
        private static final long serialVersionUID = 1L;

        public ForReply() {
            super("waiting for a reply");
        }
    }
}
