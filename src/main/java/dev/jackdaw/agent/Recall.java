package dev.jackdaw.agent;

import java.util.List;

/// Finds what is known about a question, best first.
public interface Recall {
    /// At most `limit` finds whose contents together stay within `tokens` (about four characters
    /// each).
    List<Evidence> recall(String question, int limit, int tokens);
}
