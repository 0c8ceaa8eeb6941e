package dev.jackdaw.slack;

import dev.jackdaw.core.RunId;
import dev.jackdaw.store.StateDatabase;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Tells threads that an answer in them was wrong, and the data team what concerns it: one message
/// a thread or person and occasion, whichever process lives.
record NoticeSender(StateDatabase database, SlackRuns runs, Poster poster, People people) {
    private static final Logger LOG = Logger.getLogger(NoticeSender.class.getName());

    private static final String TAKE = """
        UPDATE notice SET leased_until = now() + interval '60 seconds'
        WHERE (key, run) IN (
          SELECT n.key, n.run FROM notice n JOIN slack_run s ON s.run = n.run
          WHERE n.done_at IS NULL AND n.leased_until < now() AND NOT EXISTS (
            SELECT FROM notice m JOIN slack_run t ON t.run = m.run
            WHERE m.key = n.key AND t.team = s.team AND t.channel = s.channel AND t.thread = s.thread AND m.run > n.run)
          ORDER BY n.made_at LIMIT 20 FOR UPDATE OF n SKIP LOCKED)
        RETURNING key, run, text
        """;

    private static final String DONE = """
        UPDATE notice n SET done_at = now() FROM slack_run s, slack_run mine
        WHERE n.key = ? AND mine.run = ? AND s.run = n.run
          AND s.team = mine.team AND s.channel = mine.channel AND s.thread = mine.thread
        """;

    private static final String TAKE_PERSONAL = """
        UPDATE notice SET leased_until = now() + interval '60 seconds'
        WHERE (key, person) IN (
          SELECT key, person FROM notice WHERE done_at IS NULL AND leased_until < now() AND person LIKE 'slack:%'
          ORDER BY made_at LIMIT 20 FOR UPDATE SKIP LOCKED)
        RETURNING key, person, text
        """;

    private record Personal(String key, String person, String text) {}

    private record Notice(String key, RunId run, String text) {}

    /// Tells what there is to tell.
    void tell() {
        var taken = database.rows(
                TAKE, List.of(), row -> new Notice(row.getString(1), new RunId(row.getString(2)), row.getString(3)));
        taken.forEach(this::tell);
        database.rows(
                        TAKE_PERSONAL,
                        List.of(),
                        row -> new Personal(row.getString(1), row.getString(2), row.getString(3)))
                .forEach(this::tell);
    }

    private void tell(Personal notice) {
        try {
            var place = poster.open(people.who(notice.person()));
            poster.post(place, notice.key() + " " + notice.person(), Blocks.message(notice.text()), true);
            done(notice);
        } catch (SlackFault e) {
            LOG.log(Level.WARNING, "{0} is not told of {1}: {2}", new Object[] {
                notice.person(), notice.key(), e.getMessage()
            });
            if (e.forGood()) {
                inherit(notice);
                done(notice);
            }
        }
    }

    /// What nobody can be told any more is told the data team.
    private void inherit(Personal notice) {
        for (var admin : people.admins()) {
            if (!admin.equals(notice.person())) {
                database.update(
                        "INSERT INTO notice (key, run, person, text, made_at) VALUES (?, '', ?, ?, now()) ON "
                                + "CONFLICT DO NOTHING",
                        List.of(
                                notice.key(),
                                admin,
                                notice.person() + " can't be reached, so you are told: " + notice.text()));
            }
        }
    }

    private void done(Personal notice) {
        database.update(
                "UPDATE notice SET done_at = now() WHERE key = ? AND person = ?",
                List.of(notice.key(), notice.person()));
    }

    private void tell(Notice notice) {
        var asked = runs.find(notice.run()).orElseThrow();
        try {
            if (!asked.silent() && !people.shared(asked.place())) {
                var place = asked.alone() ? poster.direct(asked) : asked.place();
                // A lease may have ended with the message on its way.
                poster.post(place, notice.key() + " " + notice.run(), Blocks.message(notice.text()), true);
            }
            done(notice);
        } catch (SlackFault e) {
            LOG.log(Level.WARNING, "run {0} is not told of {1}: {2}", new Object[] {
                notice.run(), notice.key(), e.getMessage()
            });
            if (e.forGood()) {
                done(notice);
            }
        }
    }

    private void done(Notice notice) {
        database.update(DONE, List.of(notice.key(), notice.run().value()));
    }
}
