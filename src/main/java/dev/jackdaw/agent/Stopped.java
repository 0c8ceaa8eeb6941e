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

        private ByBudget(String text) {
            super(text);
        }

        /// Of the run itself.
        static ByBudget ofRun(String which) {
            return new ByBudget("I stopped because this run reached its limit of " + which + ".");
        }

        /// Of a person, a channel or the company; the text says whose, and who can raise it.
        static ByBudget shared(String text) {
            return new ByBudget(text);
        }
    }

    /// It waits for a person. Not an end: it goes on with the reply.
    public static final class ForReply extends Stopped {
        private static final long serialVersionUID = 1L;

        private final transient Step.AskedBack question;

        ForReply(Step.AskedBack question) {
            super("waiting for a reply");
            this.question = question;
        }

        /// What it asked.
        public Step.AskedBack question() {
            return question;
        }
    }
}
