package dev.jackdaw.asset;

import java.util.List;

/// A view as it might be built, with what must be the same for it to be right: each pair is a
/// statement that answered somebody and the one that answers it from the view's query. `lead` is
/// what it would be read with; `question` and `metric` are as in `Asset`.
record Draft(
        String name, String question, String description, String metric, String sql, String lead, List<Pair> pairs) {

    /// Two statements, and who asked: each sees what they may see.
    record Pair(String asker, String own, String fromView) {}
}
