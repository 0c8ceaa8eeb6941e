package dev.jackdaw.learning;

import dev.jackdaw.core.Hashes;
import dev.jackdaw.store.Sql;
import java.time.Clock;

/// Learnings that somebody took back, or whose words must not be kept. Of each only a hash stays, so
/// that the same is not proposed from its run again. Thread-safe, shared by all processes.
public record ForgottenLearnings(Sql database, Learnings learnings, Clock clock) {
    /// Deletes one that was for one person alone, with its history. The run that it came from stays
    /// in the journal, and the same is not proposed from it again.
    public boolean forget(String person, String id) {
        return learnings.as(
                Viewer.UPKEEP,
                sql -> Learnings.find(sql, id)
                        .filter(l -> l.audience().equals(Audience.person(person)))
                        .map(learning -> {
                            bury(sql, learning);
                            return sql.execute("DELETE FROM learning WHERE id = ?", id) == 1;
                        })
                        .orElse(false));
    }

    /// Takes the words out of one that holds what must not be kept.
    public void withhold(Learning learning) {
        learnings.as(Viewer.UPKEEP, sql -> {
            bury(sql, learning);
            sql.execute("DELETE FROM learning_question WHERE learning = ?", learning.id());
            return sql.execute(
                    "UPDATE learning SET text = ?, sql = '', question = '', meaning = '{}' WHERE id = ?",
                    "(withheld, " + learning.id() + ")",
                    learning.id());
        });
    }

    private void bury(Sql sql, Learning learning) {
        sql.execute(
                "INSERT INTO learning_forgotten (run, author, text, at) VALUES (?, ?, ?, ?::timestamptz) "
                        + "ON CONFLICT DO NOTHING",
                learning.origin().run().value(),
                learning.author(),
                Hashes.of(learning.text()),
                clock.instant());
    }

    /// Whether the same was proposed from that run and must not be again.
    public boolean contains(Proposal proposal) {
        return database.query(
                        "SELECT FROM learning_forgotten WHERE run = ? AND author = ? AND text = ?",
                        proposal.origin().run().value(),
                        proposal.author(),
                        Hashes.of(proposal.text()))
                .first(row -> true)
                .isPresent();
    }
}
