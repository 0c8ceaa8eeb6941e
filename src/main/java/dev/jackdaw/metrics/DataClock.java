package dev.jackdaw.metrics;

import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.knowledge.definition.TableDefinition;
import dev.jackdaw.knowledge.index.KnowledgeIndex;
import dev.jackdaw.store.Grants;
import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.Caller;
import dev.jackdaw.warehouse.QueryOutcome;
import dev.jackdaw.warehouse.Warehouse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The company's present is the latest day its data holds, not the clock's. Looked up once a
/// minute. Thread-safe.
public final class DataClock {
    private static final Duration READING_VALID = Duration.ofMinutes(1);
    private final Warehouse warehouse;
    private final KnowledgeIndex index;
    private final CompanyCalendar calendar;
    private final Clock clock;
    private @Nullable Reading reading;

    public DataClock(Warehouse warehouse, KnowledgeIndex index, CompanyCalendar calendar, Clock clock) {
        this.warehouse = warehouse;
        this.index = index;
        this.calendar = calendar;
        this.clock = clock;
    }

    /// The company's calendar, in whose zone days are told.
    public CompanyCalendar calendar() {
        return calendar;
    }

    /// The latest day, and each table's own.
    public record Reading(LocalDate today, Map<String, LocalDate> byTable, Instant at, long generation) {
        /// The latest day of one table.
        public Optional<LocalDate> of(String table) {
            return Optional.ofNullable(byTable.get(table));
        }
    }

    /// The latest day over all tables whose notes name a freshness column; the clock's day where
    /// none does.
    public synchronized Reading read() {
        long generation = index.generation();
        var known = reading;
        boolean fresh = known != null
                && known.generation() == generation
                && Duration.between(known.at(), clock.instant()).compareTo(READING_VALID) < 0;
        if (known == null || !fresh) {
            known = query(generation);
            reading = known;
        }
        return known;
    }

    private Reading query(long generation) {
        var byTable = new HashMap<String, LocalDate>();
        var sql = latestByTable(tables());
        if (!sql.isEmpty()
                && warehouse.run(Role.ANALYST, sql, warehouse.limits(), Caller.nobody())
                        instanceof QueryOutcome.Rows(var table, var elapsed)) {
            for (var row : table.rows()) {
                if (row.get(1) != null) {
                    byTable.put(String.valueOf(row.get(0)), LocalDate.parse(String.valueOf(row.get(1))));
                }
            }
        }
        var today = byTable.values().stream()
                .max(LocalDate::compareTo)
                .orElseGet(() -> LocalDate.now(clock.withZone(calendar.zone())));
        return new Reading(today, Map.copyOf(byTable), clock.instant(), generation);
    }

    private List<TableDefinition> tables() {
        return index.all(KnowledgeKind.TABLE).stream()
                .map(item -> (TableDefinition) item.definition())
                .filter(t -> !t.rows().freshnessColumn().isEmpty())
                .toList();
    }

    private static String latestByTable(List<TableDefinition> tables) {
        return tables.stream()
                .map(t -> "SELECT '" + t.name().replace("'", "''") + "' AS name, " + latest(t))
                .collect(Collectors.joining("\nUNION ALL\n"));
    }

    /// The latest day as SQL, for a view that must move with the data.
    String sql() {
        var tables = tables();
        return tables.isEmpty()
                ? "SELECT CURRENT_DATE AS day"
                : tables.stream()
                        .map(t -> "SELECT " + latest(t))
                        .collect(Collectors.joining(" UNION ALL ", "SELECT max(day) AS day FROM (", ") AS latest"));
    }

    /// Rows dated in the future are plans, not data.
    private static String latest(TableDefinition table) {
        var column = Grants.quoted(table.rows().freshnessColumn());
        var name = (table.schema().isEmpty() ? "" : Grants.quoted(table.schema()) + ".") + Grants.quoted(table.name());
        return "max(" + column + ") FILTER (WHERE " + column + " <= now())::date AS day FROM " + name;
    }
}
