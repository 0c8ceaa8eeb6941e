package dev.jackdaw.learning;

import dev.jackdaw.store.Sql;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/// What rests on tables, columns and definitions besides learnings: validated queries, views. One
/// is stale while anything that it rests on is not as it was when it was written down.
public final class StalenessTracker implements RunObserver {
    private static final Logger LOG = Logger.getLogger(StalenessTracker.class.getName());
    private final Sql database;
    private final Dependencies dependencies;
    private final DataTeam owners;
    private final Clock clock;

    public StalenessTracker(Sql database, Dependencies dependencies, DataTeam owners, Clock clock) {
        this.database = database;
        this.dependencies = dependencies;
        this.owners = owners;
        this.clock = clock;
    }

    /// Writes down what one rests on now. It is not stale from here on.
    public void write(String subject, List<Dependency> rests) {
        database.transaction(sql -> {
            sql.execute("DELETE FROM dependant WHERE subject = ?", subject);
            sql.execute(
                    "INSERT INTO dependant (subject, stale, since) VALUES (?, '', ?::timestamptz)",
                    subject,
                    clock.instant());
            for (var dependency : rests) {
                sql.execute(
                        "INSERT INTO dependant_dependency (subject, kind, name, fingerprint) VALUES (?, ?, ?, ?) "
                                + "ON CONFLICT DO NOTHING",
                        subject,
                        dependency.kind().word(),
                        dependency.name(),
                        dependency.fingerprint());
            }
        });
    }

    /// Forgets one.
    public void remove(String subject) {
        database.execute("DELETE FROM dependant WHERE subject = ?", subject);
    }

    /// The subjects that begin so.
    public List<String> subjects(String prefix) {
        return database.query("SELECT subject FROM dependant WHERE starts_with(subject, ?)", prefix)
                .list(row -> row.text("subject"));
    }

    /// What one rests on that has changed since; nothing where nothing has.
    public Optional<String> stale(String subject) {
        return database.query("SELECT stale FROM dependant WHERE subject = ? AND stale <> ''", subject)
                .first(row -> row.text("stale"));
    }

    /// Looks at everything again.
    @Override
    public int pass() {
        var moved = check();
        moved.forEach(this::tell);
        return moved.size();
    }

    private void tell(String subject, String stale) {
        var name = subject.replaceFirst("@.*", "");
        LOG.log(
                stale.isEmpty() ? Level.INFO : Level.WARNING,
                stale.isEmpty() ? "{0} is again as it was" : "{0} is stale: {1}",
                new Object[] {name, stale});
        if (!stale.isEmpty() && subject.startsWith("query ")) {
            owners.tell(
                    "stale " + subject + " " + stale,
                    "The validated "
                            + name
                            + " may no longer be right: "
                            + stale
                            + ". Its answers say so until its file changes.");
        }
    }

    /// Those whose standing changed, with what is wrong with each now, or empty.
    private Map<String, String> check() {
        var now = dependencies.look();
        var wrong = new HashMap<String, String>();
        database.query("SELECT subject, kind, name, fingerprint FROM dependant_dependency ORDER BY 1, 2 DESC, 3")
                .each(row -> {
                    var then = new Dependency(
                            Dependency.Kind.of(row.text("kind")), row.text("name"), row.text("fingerprint"));
                    var found = now.at(then.kind(), then.name());
                    if (!found.equals(then.fingerprint())) {
                        // What is gone is why others have changed.
                        wrong.merge(
                                row.text("subject"),
                                then.changed(found),
                                (a, b) -> b.endsWith("gone") && !a.endsWith("gone") ? b : a);
                    }
                });
        var moved = new HashMap<String, String>();
        var before = new HashMap<String, String>();
        database.query("SELECT subject, stale FROM dependant")
                .each(row -> before.put(row.text("subject"), row.text("stale")));
        before.forEach((subject, stale) -> {
            var said = wrong.getOrDefault(subject, "");
            if (!said.equals(stale) && moved(subject, stale, said)) {
                moved.put(subject, said);
            }
        });
        return moved;
    }

    /// Of several processes that see it, one tells.
    private boolean moved(String subject, String from, String to) {
        return database.execute(
                        "UPDATE dependant SET stale = ?, since = ?::timestamptz WHERE subject = ? AND stale =" + " ?",
                        to,
                        clock.instant(),
                        subject,
                        from)
                == 1;
    }

    /// What is stale, by subject, of those that begin so.
    public Map<String, String> allStale(String prefix) {
        var found = new HashMap<String, String>();
        database.query("SELECT subject, stale FROM dependant WHERE stale <> '' AND starts_with(subject, ?)", prefix)
                .each(row -> found.put(row.text("subject"), row.text("stale")));
        return found;
    }
}
