package dev.jackdaw.warehouse;

import dev.jackdaw.core.Cancellation;

/// On whose behalf a statement runs, and what can stop it. The database's row-level security sees
/// the person and the attributes that the principals' file gives them.
public record Caller(String person, Cancellation cancellation) {

    /// Nobody in particular: upkeep and checks. Row-level security then sees no person.
    public static Caller nobody() {
        return new Caller("", new Cancellation());
    }
}
