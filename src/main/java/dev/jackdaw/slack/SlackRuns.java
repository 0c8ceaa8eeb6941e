package dev.jackdaw.slack;

import dev.jackdaw.agent.RetentionRule;
import dev.jackdaw.core.RunId;
import dev.jackdaw.store.Row;
import dev.jackdaw.store.Sql;
import dev.jackdaw.store.WorkQueue;
import dev.jackdaw.store.WorkQueue.Ticket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The runs that were asked in Slack, in the database. A process that tells of a run holds it for
/// some seconds at a time; one that dies leaves it to another.
public final class SlackRuns implements RetentionRule {
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final Duration REST = Duration.ofSeconds(60);
    private static final int BATCH = 100;
    private static final String COLUMNS =
            "run, team, channel, thread, asked_in, person, asker, alone, silent, sending, sent, "
                    + "message, work, work_message";
    private static final String THREAD = "WHERE team = ? AND channel = ? AND thread = ?";

    private final Sql database;
    private final WorkQueue queue;

    public SlackRuns(Sql database) {
        this.database = database;
        this.queue = new WorkQueue(
                database, "slack_run", List.of("run"), "NOT q.idle", "q.made_at", Optional.empty(), LEASE);
    }

    /// There is something to tell about a run, new or known.
    void begin(RunId run, ConversationRef place, String askedIn, People.Person person, boolean alone) {
        database.execute(
                "INSERT INTO slack_run (run, team, channel, thread, asked_in, person, asker, alone, leased_until)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, " + queue.leased()
                        + ") ON CONFLICT (run) DO UPDATE SET idle"
                        + " = false, leased_until = " + queue.leased(),
                run.value(),
                place.team(),
                place.channel(),
                place.thread(),
                askedIn,
                person.user(),
                person.asker(),
                alone);
    }

    Optional<SlackRun> find(RunId run) {
        return first("WHERE run = ?", run.value());
    }

    /// The last one of a conversation.
    Optional<SlackRun> last(ConversationRef place) {
        return first(THREAD + " ORDER BY made_at DESC, run DESC", place.team(), place.channel(), place.thread());
    }

    /// The one that a message asked for.
    Optional<SlackRun> of(ConversationRef place, String message) {
        return first(
                "WHERE team = ? AND channel = ? AND asked_in = ? ORDER BY made_at DESC",
                place.team(),
                place.channel(),
                message);
    }

    private Optional<SlackRun> first(String where, @Nullable Object... values) {
        return database.query("SELECT " + COLUMNS + " FROM slack_run " + where + " LIMIT 1", values)
                .first(SlackRuns::read);
    }

    /// Whether a run of this conversation that another message asked for has something to tell.
    boolean busy(ConversationRef place, String message) {
        return database.query(
                        "SELECT FROM slack_run " + THREAD + " AND asked_in <> ? AND NOT idle LIMIT 1",
                        place.team(),
                        place.channel(),
                        place.thread(),
                        message)
                .first(row -> true)
                .isPresent();
    }

    /// All of a conversation.
    List<RunId> inThread(ConversationRef place) {
        return ids(THREAD, place.team(), place.channel(), place.thread());
    }

    /// What somebody asked last.
    List<RunId> recent(String asker, int limit) {
        return ids("WHERE asker = ? ORDER BY made_at DESC LIMIT ?", asker, limit);
    }

    /// What was asked last in a channel, for everybody there to see.
    List<RunId> inChannel(String team, String channel, int limit) {
        return ids(
                "WHERE team = ? AND channel = ? AND NOT alone AND NOT silent ORDER BY made_at DESC LIMIT ?",
                team,
                channel,
                limit);
    }

    private List<RunId> ids(String where, @Nullable Object... values) {
        return database.query("SELECT run FROM slack_run " + where, values).list(SlackRuns::id);
    }

    private static RunId id(Row row) {
        return new RunId(row.text("run"));
    }

    private static SlackRun read(Row row) {
        return new SlackRun(
                id(row),
                new ConversationRef(row.text("team"), row.text("channel"), row.text("thread")),
                row.text("asked_in"),
                row.text("person"),
                row.text("asker"),
                row.flag("alone"),
                row.flag("silent"),
                new SlackRun.Posted(
                        row.integer("sending"),
                        row.integer("sent"),
                        row.text("message"),
                        new ProgressMessage(
                                ProgressMessage.State.valueOf(row.text("work")), row.text("work_message"))));
    }

    /// Takes what a process that died left untold.
    List<SlackRun> left() {
        return queue.claim(WorkQueue.Which.ALL, BATCH, new WorkQueue.Read<>(COLUMNS, SlackRuns::read));
    }

    /// There is more to tell.
    void wake(RunId run) {
        set(run, "idle = false, leased_until = " + queue.leased());
    }

    void renew(RunId run) {
        queue.renew(ticket(run));
    }

    /// Nothing can be told just now: somebody tries again after a minute.
    void later(RunId run) {
        queue.later(ticket(run), REST);
    }

    /// All is told, until there is more.
    void idle(RunId run) {
        queue.change(ticket(run), "idle = true", List.of());
    }

    private static Ticket ticket(RunId run) {
        return Ticket.of(run.value());
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

    private void set(RunId run, String what) {
        database.execute("UPDATE slack_run SET " + what + " WHERE run = ?", run.value());
    }

    void sent(RunId run, int step, String message) {
        database.execute(
                "UPDATE slack_run SET sent = ?, message = ?, work = 'NONE', work_message = '' WHERE run = ?",
                step,
                message,
                run.value());
    }

    void working(RunId run, ProgressMessage working) {
        database.execute(
                "UPDATE slack_run SET work = ?, work_message = ? WHERE run = ?",
                working.kind().name(),
                working.message(),
                run.value());
    }

    /// Takes the reply to a run's question back, the step `seq`, for a delivery; false where
    /// another one came first.
    boolean claim(RunId run, int seq, String delivery) {
        return database.execute(
                        "UPDATE slack_run SET replied = ?, replied_by = ? WHERE run = ? AND (replied < ? OR "
                                + "(replied = ? AND replied_by = ?))",
                        seq,
                        delivery,
                        run.value(),
                        seq,
                        seq,
                        delivery)
                > 0;
    }

    /// The reply that a delivery took before a crash, with the step it replied to.
    Optional<Replied> repliedBy(String delivery) {
        return database.query("SELECT run, replied FROM slack_run WHERE replied_by = ?", delivery)
                .first(row -> new Replied(id(row), row.integer("replied")));
    }

    /// A run's question back, by its step, that was replied to.
    record Replied(RunId run, int seq) {}

    @Override
    public void forget(Sql sql, List<RunId> runs) {
        sql.execute(
                "DELETE FROM slack_run WHERE run = ANY (?)",
                runs.stream().map(RunId::value).toList());
    }
}
