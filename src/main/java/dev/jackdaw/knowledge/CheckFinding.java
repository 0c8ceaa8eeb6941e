package dev.jackdaw.knowledge;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Something a check found: where, which rule, how bad, what, and the mend.
public record CheckFinding(String file, int line, String rule, Severity severity, String message, String mend) {
    /// How bad it is.
    public enum Severity {
        @JsonProperty("error")
        ERROR,
        @JsonProperty("warning")
        WARNING
    }

    /// Must be mended, where an item is defined.
    public static CheckFinding error(KnowledgeSource at, String rule, String message, String mend) {
        return error(at.file(), at.line(), rule, message, mend);
    }

    /// Should be looked at, where an item is defined.
    public static CheckFinding warning(KnowledgeSource at, String rule, String message, String mend) {
        return warning(at.file(), at.line(), rule, message, mend);
    }

    /// Must be mended.
    public static CheckFinding error(String file, int line, String rule, String message, String mend) {
        return new CheckFinding(file, line, rule, Severity.ERROR, message, mend);
    }

    /// Should be looked at.
    public static CheckFinding warning(String file, int line, String rule, String message, String mend) {
        return new CheckFinding(file, line, rule, Severity.WARNING, message, mend);
    }

    @Override
    public String toString() {
        return file + ":" + line + ": " + message + ". " + mend;
    }
}
