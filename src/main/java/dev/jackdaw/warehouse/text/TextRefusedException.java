package dev.jackdaw.warehouse.text;

/// The text is no statement that could run here. `rule` is a short name of what it broke.
public final class TextRefusedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String rule;

    public TextRefusedException(String rule, String reason) {
        super(reason, null, false, false);
        this.rule = rule;
    }

    public String rule() {
        return rule;
    }

    /// What is wrong, in words.
    public String reason() {
        return String.valueOf(getMessage());
    }
}
