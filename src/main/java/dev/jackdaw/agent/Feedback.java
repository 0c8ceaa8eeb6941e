package dev.jackdaw.agent;

import dev.jackdaw.core.RunId;
import dev.jackdaw.store.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What people think of answers: one opinion a person and run, through whichever door.
public record Feedback(Sql database) implements RetentionRule {
    /// An opinion; `reason` may be empty, `latest` is when anybody last gave one of this run.
    public record Opinion(String person, boolean good, String reason, Instant latest) {}

    /// Takes an opinion; a person's last word counts.
    public void give(RunId run, String person, boolean good, String reason) {
        database.execute(
                "INSERT INTO feedback (run, asker, good, reason) VALUES (?, ?, ?, ?) ON CONFLICT (run, asker) DO"
                        + " UPDATE SET good = excluded.good, reason = excluded.reason, at = now()",
                run.value(),
                person,
                good,
                reason);
    }

    /// The opinion that counts of a run's answer: where several have one, theirs who found it wrong.
    public Optional<Opinion> of(RunId run) {
        return database.query(
                        "SELECT asker, good, reason, max(at) OVER () AS latest FROM feedback WHERE run = ? ORDER BY"
                                + " good, at DESC LIMIT 1",
                        run.value())
                .first(row ->
                        new Opinion(row.text("asker"), row.flag("good"), row.text("reason"), row.instant("latest")));
    }

    @Override
    public void forget(Sql sql, List<RunId> runs) {
        sql.execute(
                "DELETE FROM feedback WHERE run = ANY (?)",
                runs.stream().map(RunId::value).toList());
    }
}
