package dev.jackdaw.team.tool;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.agent.Run;
import dev.jackdaw.agent.Tool;
import dev.jackdaw.agent.ToolOutput;
import dev.jackdaw.agent.ToolSpec;
import dev.jackdaw.data.Basis;
import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.data.Result;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.knowledge.definition.MetricDimension;
import dev.jackdaw.knowledge.definition.TableColumn;
import dev.jackdaw.knowledge.definition.TableDefinition;
import dev.jackdaw.knowledge.index.KnowledgeIndex;
import dev.jackdaw.warehouse.Introspection;
import dev.jackdaw.warehouse.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tools that tell what there is: tables, their columns, metrics' definitions. Read live, with the
/// data team's notes.
public record SchemaTools(KnowledgeIndex index, Introspection schema) {
    private static final int TABLES_MAX = 200;

    /// All of them.
    public List<Tool> all() {
        return List.of(new ListTables(this), new DescribeTable(this), new DescribeMetric(this));
    }

    private Optional<KnowledgeItem> notes(Relation relation) {
        return index.find(KnowledgeKind.TABLE, relation.qualified())
                .or(() -> index.find(KnowledgeKind.TABLE, relation.name()));
    }

    private static ToolOutput result(
            String headline, ResultTable table, List<String> caveats, List<KnowledgeRef> used) {
        return ResultOutput.of(new Result("", Basis.SCHEMA, "", headline, table, List.of(), caveats, used, ""));
    }

    private static ResultTable table(List<String> columns, List<List<@Nullable Object>> rows, boolean more) {
        return new ResultTable(
                columns.stream().map(c -> ResultTable.Column.plain(c, "text")).toList(), rows, more);
    }

    private record ListTables(SchemaTools tools) implements Tool {
        private static final ToolSpec SPEC =
                ToolSpec.of("list_tables", "List the tables that can be asked about.", "{\"type\": \"object\"}");

        @Override
        public ToolSpec spec() {
            return SPEC;
        }

        @Override
        public ToolOutput call(JsonNode arguments, Run run) {
            var relations = tools.schema.relations();
            var rows = new ArrayList<List<@Nullable Object>>();
            for (var relation : relations.subList(0, Math.min(TABLES_MAX, relations.size()))) {
                var description = tools.notes(relation)
                        .map(i -> ((TableDefinition) i.definition()).about().description())
                        .orElse(relation.comment());
                rows.add(List.of(relation.qualified(), relation.kind(), description));
            }
            var table = table(List.of("table", "kind", "description"), rows, relations.size() > TABLES_MAX);
            var headline = "There are **"
                    + relations.size()
                    + "** tables"
                    + (table.truncated() ? "; the first " + TABLES_MAX + " of them:" : ":");
            return result(headline, table, List.of(), List.of());
        }
    }

    private record DescribeTable(SchemaTools tools) implements Tool {
        private static final ToolSpec SPEC =
                ToolSpec.of("describe_table", "The columns of a table, with the data team's notes.", """
                    {"type": "object", "required": ["table"], "properties": {"table": {"type": "string"}}}
                    """);

        @Override
        public ToolSpec spec() {
            return SPEC;
        }

        @Override
        public ToolOutput call(JsonNode arguments, Run run) {
            var name = arguments.path("table").asText("");
            var relation = tools.schema.relation(name);
            if (relation.isEmpty()) {
                return new ToolOutput.Wrong("there is no table '" + name + "'");
            }
            var item = tools.notes(relation.get());
            var notes = item.map(i -> (TableDefinition) i.definition());
            var rows = new ArrayList<List<@Nullable Object>>();
            for (var column : relation.get().columns()) {
                var description = notes.stream()
                        .flatMap(n -> n.columns().stream())
                        .filter(c -> c.name().equals(column.name()))
                        .map(TableColumn::description)
                        .findFirst()
                        .orElse(column.comment());
                rows.add(List.of(column.name(), column.type(), description));
            }
            var headline = "**"
                    + relation.get().qualified()
                    + "** has "
                    + rows.size()
                    + " columns. "
                    + notes.map(n -> n.about().description())
                            .orElse(relation.get().comment());
            return result(
                    headline.strip(),
                    table(List.of("column", "type", "description"), rows, false),
                    notes.map(n -> n.about().notes()).orElse(List.of()),
                    item.map(i -> List.of(i.ref())).orElse(List.of()));
        }
    }

    private record DescribeMetric(SchemaTools tools) implements Tool {
        private static final ToolSpec SPEC = ToolSpec.of("describe_metric", "How the data team defines a metric.", """
            {"type": "object", "required": ["metric"], "properties": {"metric": {"type": "string"}}}
            """);

        @Override
        public ToolSpec spec() {
            return SPEC;
        }

        @Override
        public ToolOutput call(JsonNode arguments, Run run) {
            var name = arguments.path("metric").asText("");
            var item = tools.index.find(KnowledgeKind.METRIC, name);
            if (item.isEmpty() || !(item.get().definition() instanceof MetricDefinition metric)) {
                return new ToolOutput.Wrong("there is no metric '" + name + "'");
            }
            var dimensions = metric.source().dimensions().stream()
                    .map(MetricDimension::name)
                    .toList();
            var headline = "**"
                    + metric.name()
                    + "**: "
                    + metric.about().definition()
                    + " Calculation: "
                    + metric.about().calculation()
                    + "."
                    + (dimensions.isEmpty() ? "" : " It can be split by " + String.join(", ", dimensions) + ".");
            return result(
                    headline,
                    ResultTable.EMPTY,
                    metric.caveats(),
                    List.of(item.get().ref()));
        }
    }
}
