package dev.jackdaw.warehouse.lint;

/// Something that makes a statement's result other than it looks. `wrong` where the number would be
/// wrong, else it is a caveat. `hint` says how to mend it.
public record LintFinding(String rule, boolean wrong, String message, String hint) {
    static LintFinding wrong(String rule, String message, String hint) {
        return new LintFinding(rule, true, message, hint);
    }

    static LintFinding caveat(String rule, String message, String hint) {
        return new LintFinding(rule, false, message, hint);
    }

    /// As one sentence for a reader.
    public String text() {
        return message + ".";
    }
}
