package dev.jackdaw.report;

import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Json;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.definition.Definition;
import dev.jackdaw.knowledge.definition.ReportDefinition;
import dev.jackdaw.knowledge.definition.WatchDefinition;
import dev.jackdaw.store.Row;
import dev.jackdaw.store.Sql;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// All reports and watches, those of the data team's files and those that people made. Thread-safe,
/// shared by all processes.
public final class Reports {
    private static final String COLUMNS =
            "name, kind, origin, definition::text AS definition, owner, state, planned_to";
    private static final int PER_OWNER_MAX = 50;

    private final Sql database;
    private final Clock clock;

    public Reports(Sql database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Something that was done to a report.
    public record Event(Instant at, String by, String what) {}

    private static Report report(Row row) {
        var kind = row.text("kind");
        var type = kind.equals(Report.WATCH) ? WatchDefinition.class : ReportDefinition.class;
        return new Report(
                row.text("name"),
                kind,
                row.text("origin"),
                Json.own(row.text("definition"), type),
                row.text("owner"),
                row.text("state"),
                row.instant("planned_to"));
    }

    /// All that are not removed, by name.
    public List<Report> list() {
        return list(database);
    }

    private static List<Report> list(Sql sql) {
        return sql.query("SELECT " + COLUMNS + " FROM report WHERE state <> 'removed' ORDER BY name")
                .list(Reports::report);
    }

    /// One that is not removed.
    public Optional<Report> find(String name) {
        return find(database, name);
    }

    static Optional<Report> find(Sql sql, String name) {
        return sql.query("SELECT " + COLUMNS + " FROM report WHERE name = ? AND state <> 'removed'", name)
                .first(Reports::report);
    }

    /// Whether nothing was planned of one, or looked at, since it was made or changed.
    boolean unplanned(String name) {
        return database.query(
                        "SELECT EXISTS (SELECT FROM report WHERE name = ? AND planned_to = changed_at) AS unplanned",
                        name)
                .one(row -> row.flag("unplanned"));
    }

    /// Notes that what was due up to then has become postings, or was looked at.
    void planned(String name, Instant upTo) {
        planned(database, name, upTo);
    }

    static void planned(Sql sql, String name, Instant upTo) {
        sql.execute("UPDATE report SET planned_to = ? WHERE name = ?", upTo, name);
    }

    /// What was done to one, newest first.
    public List<Event> history(String name) {
        return database.query("SELECT at, by, what FROM report_event WHERE report = ? ORDER BY id DESC LIMIT 50", name)
                .list(row -> new Event(row.instant("at"), row.text("by"), row.text("what")));
    }

    /// Takes over what the files say: what is new or changed there, and away what is no longer
    /// there. What people made stays.
    public void load(List<KnowledgeItem> items) {
        var wanted =
                items.stream().collect(Collectors.toMap(KnowledgeItem::name, KnowledgeItem::definition, (a, b) -> a));
        database.transaction(sql -> {
            for (var known : list(sql)) {
                if (known.origin().equals(Report.FILE) && !wanted.containsKey(known.name())) {
                    move(sql, known.name(), Report.REMOVED, "files", "removed from the files");
                }
            }
            wanted.forEach((name, definition) -> loaded(sql, name, definition));
        });
    }

    private void loaded(Sql sql, String name, Definition definition) {
        var known = find(sql, name);
        boolean same = known.isPresent()
                && known.get().origin().equals(Report.FILE)
                && known.get().definition().equals(definition);
        if (!same) {
            put(sql, Report.FILE, definition, "files", known.isEmpty() ? "made" : "changed");
        }
    }

    /// Saves one that a person made or changed.
    public void save(Definition definition, String by) {
        database.transaction(sql -> {
            var known = find(sql, name(definition));
            if (known.isPresent()) {
                mayChange(known.get());
            } else if (owned(sql, by) >= PER_OWNER_MAX) {
                throw new UsageException("you have " + PER_OWNER_MAX + " reports. Delete some first");
            }
            put(sql, Report.SLACK, definition, by, known.isEmpty() ? "made" : "changed");
        });
    }

    private static long owned(Sql sql, String by) {
        return list(sql).stream().filter(r -> r.owner().equals(by)).count();
    }

    private static void mayChange(Report known) {
        if (known.origin().equals(Report.FILE)) {
            throw new UsageException("'" + known.name() + "' is kept in the data team's files: it is changed there");
        }
    }

    private static String name(Definition definition) {
        return switch (definition) {
            case ReportDefinition report -> report.name();
            case WatchDefinition watch -> watch.name();
            case Definition other -> throw new IllegalArgumentException("no report: " + other);
        };
    }

    private void put(Sql sql, String origin, Definition definition, String by, String what) {
        var json = Json.text(definition);
        var watch = definition instanceof WatchDefinition;
        var owner =
                switch (definition) {
                    case ReportDefinition report -> report.owner();
                    case WatchDefinition w -> w.owner();
                    case Definition other -> "";
                };
        // A changed schedule holds from now on, and a paused report stays paused.
        sql.execute(
                "INSERT INTO report (name, kind, origin, definition, owner, state, planned_to, "
                        + "changed_at) VALUES (?, ?, ?, ?::jsonb, ?, 'active', ?::timestamptz, ?::timestamptz) ON "
                        + "CONFLICT (name) DO UPDATE SET kind = excluded.kind, origin = excluded.origin, "
                        + "definition = excluded.definition, owner = excluded.owner, state = CASE WHEN "
                        + "report.state = 'paused' THEN 'paused' ELSE 'active' END, planned_to = "
                        + "greatest(report.planned_to, excluded.planned_to), changed_at = excluded.changed_at",
                name(definition),
                watch ? Report.WATCH : Report.REPORT,
                origin,
                json,
                owner,
                clock.instant(),
                clock.instant());
        event(sql, name(definition), by, what, json);
    }

    private void event(Sql sql, String name, String by, String what, String definition) {
        sql.execute(
                "INSERT INTO report_event (report, at, by, what, definition) VALUES (?, ?::timestamptz, "
                        + "?, ?, nullif(?, '')::jsonb)",
                name,
                clock.instant(),
                by,
                what,
                definition);
    }

    /// Lets one rest; what is due meanwhile is never posted.
    public void pause(String name, String by) {
        database.transaction(sql -> move(sql, name, Report.PAUSED, by, "paused"));
    }

    /// Goes on with one that rests.
    public void resume(String name, String by) {
        database.transaction(sql -> move(sql, name, Report.ACTIVE, by, "resumed"));
    }

    /// Takes one away. Its history stays.
    public void remove(String name, String by) {
        database.transaction(sql -> {
            find(sql, name).ifPresent(Reports::mayChange);
            move(sql, name, Report.REMOVED, by, "deleted");
        });
    }

    private void move(Sql sql, String name, String state, String by, String what) {
        int moved = sql.execute(
                "UPDATE report SET state = ?, changed_at = ?::timestamptz, planned_to = CASE WHEN ? = "
                        + "'active' AND state = 'paused' THEN ?::timestamptz ELSE planned_to END WHERE name = ? "
                        + "AND state NOT IN ('removed', ?)",
                state,
                clock.instant(),
                state,
                clock.instant(),
                name,
                state);
        if (moved > 0) {
            event(sql, name, by, what, "");
        }
    }
}
