package dev.jackdaw.metrics;

import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.knowledge.definition.TableDefinition;
import dev.jackdaw.knowledge.definition.ValuesDefinition;
import dev.jackdaw.knowledge.index.KnowledgeIndex;
import dev.jackdaw.warehouse.lint.BusinessFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the curated knowledge tells the linter: notes on tables, values of columns, governed
/// metrics of state.
public record KnowledgeFacts(KnowledgeIndex index, DataClock clock) implements BusinessFacts {
    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*");

    private Optional<TableDefinition> notes(String table) {
        return index.find(KnowledgeKind.TABLE, table)
                .or(() -> index.find(KnowledgeKind.TABLE, bare(table)))
                .map(KnowledgeItem::definition)
                .filter(d -> d instanceof TableDefinition)
                .map(d -> (TableDefinition) d);
    }

    private static String bare(String table) {
        return table.substring(table.indexOf('.') + 1);
    }

    @Override
    public String mandatoryFilter(String table) {
        return notes(table).map(n -> n.rows().mandatoryFilter()).orElse("");
    }

    @Override
    public boolean sampled(String table) {
        return notes(table).map(n -> n.rows().sampled()).orElse(false);
    }

    @Override
    public List<String> values(String table, String column) {
        return index.find(KnowledgeKind.COLUMN, table + "." + column)
                                .map(KnowledgeItem::definition)
                                .orElse(null)
                        instanceof ValuesDefinition values
                ? values.values()
                : List.of();
    }

    @Override
    public List<State> states(String table) {
        var states = new ArrayList<State>();
        for (var item : index.all(KnowledgeKind.METRIC)) {
            if (item.definition() instanceof MetricDefinition metric
                    && metric.governed()
                    && metric.source().time() != null
                    && metric.source().time().meaning().equals("state")
                    && bare(metric.about().table()).equals(bare(table))) {
                var times = Stream.of(
                                metric.source().time().start(),
                                metric.source().time().end(),
                                metric.source().time().column())
                        .filter(t -> !t.isEmpty())
                        .map(t -> t.substring(t.lastIndexOf('.') + 1))
                        .toList();
                NAME.matcher(metric.source().measure())
                        .results()
                        .map(m -> new State(m.group(), times))
                        .forEach(states::add);
            }
        }
        return states;
    }

    @Override
    public Optional<LocalDate> latest(String table) {
        return clock.read().of(bare(table));
    }
}
