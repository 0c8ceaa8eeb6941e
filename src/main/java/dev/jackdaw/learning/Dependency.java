package dev.jackdaw.learning;

import java.util.Locale;

/// Something a learning rests on, and a hash of what that is like. Names are "schema.relation",
/// "schema.relation.column" and "metric MRR".
public record Dependency(Kind kind, String name, String fingerprint) {
    /// What is not there has this fingerprint.
    public static final String ABSENT = "absent";

    /// In words, where it is like `now`.
    String changed(String now) {
        var what = kind.word() + " " + name;
        if (now.equals(ABSENT)) {
            return what + " is gone";
        }
        return fingerprint.equals(ABSENT) ? what + " is there now" : what + " has changed";
    }

    /// What kinds there are.
    public enum Kind {
        RELATION,
        COLUMN,
        KNOWLEDGE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
