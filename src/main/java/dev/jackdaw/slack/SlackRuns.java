package dev.jackdaw.slack;

import dev.jackdaw.core.RunId;
import dev.jackdaw.store.StateDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The runs that were asked in Slack, in the database. A process that tells of a run holds it for
/// some seconds at a time; one that dies leaves it to another.
record SlackRuns(StateDatabase database) {
    private static final String LEASE = "now() + interval '20 seconds'";
    private static final String COLUMNS =
            "run, team, channel, thread, asked_in, person, asker, alone, silent, sending, sent, "
                    + "message, work, work_message";

    /// There is something to tell about a run, new or known.
    void begin(RunId run, ConversationRef place, String askedIn, People.Person person, boolean alone) {
        database.update(
                "INSERT INTO slack_run (run, team, channel, thread, asked_in, person, asker, alone, "
                        + "leased_until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, "
                        + LEASE
                        + ") ON CONFLICT (run) DO UPDATE SET idle = false, leased_until = "
                        + LEASE,
                List.of(
                        run.value(),
                        place.team(),
                        place.channel(),
                        place.thread(),
                        askedIn,
                        person.user(),
                        person.asker(),
                        alone));
    }

    Optional<SlackRun> find(RunId run) {
        return first("WHERE run = ?", List.of(run.value()));
    }

    /// The last one of a conversation.
    Optional<SlackRun> last(ConversationRef place) {
        return first(
                "WHERE team = ? AND channel = ? AND thread = ? ORDER BY made_at DESC, run DESC",
                List.of(place.team(), place.channel(), place.thread()));
    }

    /// The one that a message asked for.
    Optional<SlackRun> of(ConversationRef place, String message) {
        return first(
                "WHERE team = ? AND channel = ? AND asked_in = ? ORDER BY made_at DESC",
                List.of(place.team(), place.channel(), message));
    }

    /// Whether a run of this conversation that another message asked for has something to tell.
    boolean busy(ConversationRef place, String message) {
        return !database.rows(
                        "SELECT 1 FROM slack_run WHERE team = ? AND channel = ? AND thread = ? AND asked_in <> ? "
                                + "AND NOT idle LIMIT 1",
                        List.of(place.team(), place.channel(), place.thread(), message),
                        row -> row.getInt(1))
                .isEmpty();
    }

    /// What somebody asked last.
    List<RunId> recent(String asker, int limit) {
        return database.rows(
                "SELECT run FROM slack_run WHERE asker = ? ORDER BY made_at DESC LIMIT " + limit,
                List.of(asker),
                row -> new RunId(row.getString(1)));
    }

    /// What was asked last in a channel, for everybody there to see.
    List<RunId> inChannel(String team, String channel, int limit) {
        return database.rows(
                "SELECT run FROM slack_run WHERE team = ? AND channel = ? AND NOT alone AND NOT silent "
                        + "ORDER BY made_at DESC LIMIT "
                        + limit,
                List.of(team, channel),
                row -> new RunId(row.getString(1)));
    }

    private Optional<SlackRun> first(String where, List<Object> values) {
        return database
                .rows("SELECT " + COLUMNS + " FROM slack_run " + where + " LIMIT 1", values, SlackRuns::read)
                .stream()
                .findFirst();
    }

    private static SlackRun read(ResultSet row) throws SQLException {
        return new SlackRun(
                new RunId(row.getString(1)),
                new ConversationRef(row.getString(2), row.getString(3), row.getString(4)),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getBoolean(8),
                row.getBoolean(9),
                row.getInt(10),
                row.getInt(11),
                row.getString(12),
                new ProgressMessage(ProgressMessage.State.valueOf(row.getString(13)), row.getString(14)));
    }

    /// Takes what a process that died left untold.
    List<SlackRun> left() {
        return database.rows(
                "UPDATE slack_run SET leased_until = "
                        + LEASE
                        + " WHERE run IN (SELECT run FROM slack_run WHERE NOT idle AND leased_until < now() ORDER "
                        + "BY made_at LIMIT 100 FOR UPDATE SKIP LOCKED) RETURNING "
                        + COLUMNS,
                List.of(),
                SlackRuns::read);
    }

    /// There is more to tell.
    void wake(RunId run) {
        set(run, "idle = false, leased_until = " + LEASE);
    }

    void renew(RunId run) {
        set(run, "leased_until = " + LEASE);
    }

    /// Nothing can be told just now: somebody tries again after a minute.
    void later(RunId run) {
        set(run, "leased_until = now() + interval '60 seconds'");
    }

    /// All is told, until there is more.
    void idle(RunId run) {
        set(run, "idle = true");
    }

    /// Its question was taken back: nothing is told any more.
    void silence(RunId run) {
        set(run, "silent = true");
    }

    /// What it came to held a secret, which was left out of the message.
    void withheld(RunId run) {
        set(run, "withheld = true");
    }

    void sending(RunId run, int step) {
        set(run, "sending = " + step);
    }

    void sent(RunId run, int step, String message) {
        database.update(
                "UPDATE slack_run SET sent = ?, message = ?, work = 'NONE', work_message = '' WHERE run = " + "?",
                List.of(step, message, run.value()));
    }

    void working(RunId run, ProgressMessage working) {
        database.update(
                "UPDATE slack_run SET work = ?, work_message = ? WHERE run = ?",
                List.of(working.kind().name(), working.message(), run.value()));
    }

    private void set(RunId run, String what) {
        database.update("UPDATE slack_run SET " + what + " WHERE run = ?", List.of(run.value()));
    }

    /// Takes the reply to a run's question back, the step `seq`, for a delivery; false where
    /// another one came first.
    boolean claim(RunId run, int seq, String delivery) {
        return database.update(
                        "UPDATE slack_run SET replied = ?, replied_by = ? WHERE run = ? AND (replied < ? OR "
                                + "(replied = ? AND replied_by = ?))",
                        List.of(seq, delivery, run.value(), seq, seq, delivery))
                > 0;
    }

    /// The reply that a delivery took before a crash, with the step it replied to.
    Optional<Replied> repliedBy(String delivery) {
        return database
                .rows(
                        "SELECT run, replied FROM slack_run WHERE replied_by = ?",
                        List.of(delivery),
                        row -> new Replied(new RunId(row.getString(1)), row.getInt(2)))
                .stream()
                .findFirst();
    }

    /// A run's question back, by its step, that was replied to.
    record Replied(RunId run, int seq) {}

    /// What somebody thinks of an answer; the last word counts.
    void feedback(RunId run, String asker, boolean good, String reason) {
        database.update(
                "INSERT INTO feedback (run, asker, good, reason) VALUES (?, ?, ?, ?) ON CONFLICT (run, "
                        + "asker) DO UPDATE SET good = excluded.good, reason = excluded.reason, at = now()",
                List.of(run.value(), asker, good, reason));
    }
}
