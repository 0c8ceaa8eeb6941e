package dev.jackdaw.learning;

import java.util.Locale;

/// Something a learning rests on, and a hash of what that is like. Names are "schema.relation",
/// "schema.relation.column" and "metric MRR".
public record Dependency(Kind kind, String name, String fingerprint) {
    /// What is not there has this fingerprint.
    public static final String ABSENT = "absent";

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
