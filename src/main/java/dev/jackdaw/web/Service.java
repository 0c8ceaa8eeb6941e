package dev.jackdaw.web;

import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Journal;
import dev.jackdaw.desk.Approvals;
import java.util.Map;
import java.util.function.Supplier;

/// What the door opens on: the desk, the journal, what waits for a yes, and how each dependency
/// stands ("ok", or what is wrong with it); `database` is the one that nothing works without.
public record Service(Desk desk, Journal journal, Approvals approvals, Supplier<Map<String, String>> dependencies) {
    /// The dependency without which nothing can be answered.
    public static final String DATABASE = "database";
}
