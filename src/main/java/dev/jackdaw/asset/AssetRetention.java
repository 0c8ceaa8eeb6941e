package dev.jackdaw.asset;

import dev.jackdaw.agent.RetentionRule;
import dev.jackdaw.core.RunId;
import dev.jackdaw.store.Sql;
import java.util.List;
import java.util.Set;

/// Keeps the runs that a view was built for.
public record AssetRetention(Sql database) implements RetentionRule {
    @Override
    public Set<RunId> needed(List<RunId> runs) {
        return Set.copyOf(database.query(
                        "SELECT DISTINCT run FROM asset WHERE run = ANY (?) AND state NOT IN ('rejected', 'dropped')",
                        runs.stream().map(RunId::value).toList())
                .list(row -> new RunId(row.text("run"))));
    }
}
