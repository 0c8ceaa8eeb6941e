package dev.jackdaw.slack;

import dev.jackdaw.agent.RetentionRule;
import dev.jackdaw.core.RunId;
import dev.jackdaw.store.Sql;
import java.util.List;

/// Forgets in which conversations runs were asked.
public record SlackRetention() implements RetentionRule {
    @Override
    public void forget(Sql sql, List<RunId> runs) {
        sql.execute(
                "DELETE FROM slack_run WHERE run = ANY (?)",
                runs.stream().map(RunId::value).toList());
    }
}
