package dev.jackdaw.warehouse.guard;

/// A wall says no. `rule` is a short name, the message the reason in words.
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final Wall wall;
    private final String rule;

    RefusedException(Wall wall, String rule, String reason) {
        super(reason, null, false, false);
        this.wall = wall;
        this.rule = rule;
    }

    Verdict.Refused verdict() {
        return new Verdict.Refused(wall, rule, String.valueOf(getMessage()));
    }
}
