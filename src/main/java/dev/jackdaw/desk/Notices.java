package dev.jackdaw.desk;

import dev.jackdaw.core.RunId;
import dev.jackdaw.learning.DataTeam;
import dev.jackdaw.store.Row;
import dev.jackdaw.store.Sql;
import dev.jackdaw.store.WorkQueue;
import dev.jackdaw.store.WorkQueue.Ticket;
import dev.jackdaw.warehouse.Principals;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What people must be told about answers that they got earlier, and the data team about its
/// knowledge. It waits in the database until the door through which a run was asked tells it, once
/// in each conversation; runs asked through a door that can't reach people again are not told.
public final class Notices implements DataTeam {
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final String INSERT =
            "INSERT INTO notice (key, run, person, text, made_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

    private final Sql database;
    private final WorkQueue queue;
    private final Principals principals;
    private final Clock clock;

    public Notices(Sql database, Principals principals, Clock clock) {
        this.database = database;
        this.queue = new WorkQueue(
                database,
                "notice",
                List.of("key", "run", "person"),
                "q.done_at IS NULL",
                "q.made_at",
                Optional.empty(),
                LEASE);
        this.principals = principals;
        this.clock = clock;
    }

    /// Something to tell: the conversation of a run, or a person; the other is empty. `key` is what it is about.
    public record Notice(String key, String run, String person, String text) {
        private static Notice of(Row row) {
            return new Notice(row.text("key"), row.text("run"), row.text("person"), row.text("text"));
        }
    }

    @Override
    public void tell(String key, String text) {
        tellAll(key, principals.admins(), text);
    }

    private void tellAll(String key, Set<String> people, String text) {
        database.transaction(
                sql -> people.forEach(person -> sql.execute(INSERT, key, "", person, text, clock.instant())));
    }

    /// Tells the conversations of these runs; the same `key` and run again is one notice.
    public void tell(String key, List<RunId> runs, String text) {
        database.transaction(
                sql -> runs.forEach(run -> sql.execute(INSERT, key, run.value(), "", text, clock.instant())));
    }

    /// Tells one person; the same `key` again is one notice.
    public void tellPerson(String key, String person, String text) {
        tellAll(key, Set.of(person), text);
    }

    /// Takes up to `most` for a door: `which` says of a row `q` whether the door can tell its `run` or `person`.
    public List<Notice> claim(WorkQueue.Which which, int most) {
        return queue.claim(which, most, new WorkQueue.Read<>("key, run, person, text", Notice::of));
    }

    /// It was told, or can never be.
    public void done(Notice notice) {
        queue.change(Ticket.of(notice.key(), notice.run(), notice.person()), "done_at = now()", List.of());
    }

    /// It was told to the conversation that these runs were asked in.
    public void done(Notice notice, List<RunId> runs) {
        database.execute(
                "UPDATE notice SET done_at = now() WHERE key = ? AND run = ANY (?)", notice.key(), values(runs));
    }

    /// Whether another of these runs, a later one, has the same to tell: then that one tells it.
    public boolean superseded(Notice notice, List<RunId> runs) {
        return database.query(
                        "SELECT FROM notice WHERE key = ? AND run = ANY (?) AND run > ? LIMIT 1",
                        notice.key(),
                        values(runs),
                        notice.run())
                .first(row -> true)
                .isPresent();
    }

    private static List<String> values(List<RunId> runs) {
        return runs.stream().map(RunId::value).toList();
    }

    /// Its person can't be told any more: the others of the data team are, and it is done.
    public void unreachable(Notice notice) {
        var others = new java.util.HashSet<>(principals.admins());
        others.remove(notice.person());
        tellAll(notice.key(), others, notice.person() + " can't be reached, so you are told: " + notice.text());
        done(notice);
    }
}
