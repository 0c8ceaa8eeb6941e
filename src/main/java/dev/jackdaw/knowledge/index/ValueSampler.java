package dev.jackdaw.knowledge.index;

import dev.jackdaw.knowledge.Identifiers;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.knowledge.KnowledgeSource;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.knowledge.definition.MetricDimension;
import dev.jackdaw.knowledge.definition.TableDefinition;
import dev.jackdaw.knowledge.definition.ValuesDefinition;
import dev.jackdaw.store.Connections;
import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.Caller;
import dev.jackdaw.warehouse.CatalogueQuery;
import dev.jackdaw.warehouse.Introspection;
import dev.jackdaw.warehouse.Limits;
import dev.jackdaw.warehouse.QueryOutcome;
import dev.jackdaw.warehouse.Warehouse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Learns which values the company's data holds, so that "enterprise" is understood as a plan.
public final class ValueSampler {
    private static final int VALUES_MAX = 60;
    private static final Limits LIMITS = new Limits(VALUES_MAX + 1, 100_000, Duration.ofSeconds(5));

    private final Warehouse warehouse;
    private final Introspection schema;

    public ValueSampler(Warehouse warehouse, Introspection schema) {
        this.warehouse = warehouse;
        this.schema = schema;
    }

    /// An item for each text column with few values.
    public List<KnowledgeItem> columns(List<TableDefinition> notes) {
        var items = new ArrayList<KnowledgeItem>();
        try (var connection = warehouse.catalogue().getConnection();
                var statement = connection.prepareStatement(CatalogueQuery.COLUMN_VALUES.sql())) {
            statement.setArray(
                    1, connection.createArrayOf("text", schema.schemas().toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var table = rows.getString(1) + "." + rows.getString(2);
                    if (!personal(notes, table, rows.getString(3))) {
                        items.add(column(table, rows.getString(3), rows.getString(4), List.of((String[])
                                rows.getArray(5).getArray())));
                    }
                }
            }
            return items;
        } catch (SQLException e) {
            throw Connections.failed("reading the statistics of the company's data", e);
        }
    }

    private static boolean personal(List<TableDefinition> notes, String table, String column) {
        return notes.stream().anyMatch(n -> table.endsWith(n.name()) && n.pii().contains(column));
    }

    private static KnowledgeItem column(String table, String column, String type, List<String> values) {
        var name = table + "." + column;
        var listed = String.join(", ", values.stream().sorted().toList());
        return new KnowledgeItem(
                KnowledgeKind.COLUMN,
                name,
                KnowledgeSource.database(),
                "Column " + name,
                type + ", values: " + listed,
                Identifiers.searchable(Identifiers.words(table) + " " + column + "\n" + listed),
                new ValuesDefinition(
                        table, column, type, values.stream().sorted().toList()));
    }

    /// The values of each governed metric's dimensions; none for one with more than 60, or that
    /// can't be read fast.
    public DimensionValues dimensions(List<MetricDefinition> metrics) {
        Map<String, Map<String, List<String>>> all = new HashMap<>();
        Map<String, List<String>> known = new HashMap<>();
        for (var metric : metrics) {
            for (var dimension : metric.source().dimensions()) {
                var source = source(metric, dimension);
                var values = known.computeIfAbsent(source, this::values);
                all.computeIfAbsent(metric.name(), m -> new HashMap<>()).put(dimension.name(), values);
            }
        }
        return new DimensionValues(all);
    }

    private static String source(MetricDefinition metric, MetricDimension dimension) {
        return ("SELECT DISTINCT ("
                        + dimension.expression()
                        + ")::text AS value FROM "
                        + metric.source().from()
                        + " "
                        + dimension.join()
                        + " LIMIT "
                        + (VALUES_MAX + 1))
                .replace("{start}", "CURRENT_DATE")
                .replace("{end}", "CURRENT_DATE");
    }

    private List<String> values(String sql) {
        var outcome = warehouse.run(Role.ANALYST, sql, LIMITS, Caller.nobody());
        return outcome instanceof QueryOutcome.Rows(var table, var elapsed)
                        && table.rows().size() <= VALUES_MAX
                ? table.rows().stream()
                        .map(row -> row.getFirst())
                        .filter(Objects::nonNull)
                        .map(String::valueOf)
                        .toList()
                : List.of();
    }
}
