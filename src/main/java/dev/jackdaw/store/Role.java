package dev.jackdaw.store;

import dev.jackdaw.core.UsageException;
import java.util.Locale;

/// Whose login SQL runs under.
public enum Role {
    /// Reads company data and what the Engineer built.
    ANALYST,
    /// Reads the same, and builds in the schema `jackdaw`.
    ENGINEER;

    /// "analyst" or "engineer".
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads what a person typed.
    public static Role of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "analyst" -> ANALYST;
            case "engineer" -> ENGINEER;
            default -> throw new UsageException("there is no role '" + word + "'. Choose analyst or engineer");
        };
    }
}
