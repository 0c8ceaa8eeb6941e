package dev.jackdaw.learning;

import dev.jackdaw.agent.RetentionRule;
import dev.jackdaw.core.RunId;
import dev.jackdaw.store.Sql;
import java.util.List;
import java.util.Set;

/// Keeps the runs that a learning came from.
public record LearningRetention(Sql database) implements RetentionRule {
    /// Seen as upkeep, as what somebody learnt for themselves counts as well.
    @Override
    public Set<RunId> needed(List<RunId> runs) {
        return database.transactionResult(sql -> {
            sql.execute("SELECT set_config('jackdaw.viewer', ?, true)", Viewer.UPKEEP.setting());
            return Set.copyOf(sql.query(
                            "SELECT DISTINCT run FROM learning WHERE run = ANY (?) AND state NOT IN ('rejected',"
                                    + " 'retired')",
                            runs.stream().map(RunId::value).toList())
                    .list(row -> new RunId(row.text("run"))));
        });
    }
}
