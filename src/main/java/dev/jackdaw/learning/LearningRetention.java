package dev.jackdaw.learning;

import dev.jackdaw.agent.RetentionRule;
import dev.jackdaw.core.RunId;
import java.util.List;
import java.util.Set;

/// Keeps the runs that a learning came from, also one that somebody learnt for themselves.
public record LearningRetention(Learnings learnings) implements RetentionRule {
    private static final String NEEDED =
            "SELECT DISTINCT run FROM learning WHERE run = ANY (?) AND state NOT IN ('rejected', 'retired')";

    @Override
    public Set<RunId> needed(List<RunId> runs) {
        var ids = runs.stream().map(RunId::value).toList();
        return Set.copyOf(learnings.as(
                Viewer.UPKEEP, sql -> sql.query(NEEDED, ids).list(row -> new RunId(row.text("run")))));
    }
}
