package dev.jackdaw.agent;

import dev.jackdaw.core.RunId;
import dev.jackdaw.store.Sql;
import java.util.List;
import java.util.Set;

/// What another room has written down of runs, asked before old ones leave the journal.
public interface RetentionRule {
    /// Those of these runs that must stay, as something that is in use rests on them.
    default Set<RunId> needed(List<RunId> runs) {
        return Set.of();
    }

    /// Deletes what is known of runs that leave, within the transaction in which they do.
    default void forget(Sql sql, List<RunId> runs) {}
}
