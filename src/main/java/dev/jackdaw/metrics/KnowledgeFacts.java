package dev.jackdaw.metrics;

import dev.jackdaw.knowledge.Definition;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.KnowledgeKind;
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

    private Optional<Definition.Table> notes(String table) {
        return index.find(KnowledgeKind.TABLE, table)
                .or(() -> index.find(KnowledgeKind.TABLE, bare(table)))
                .map(KnowledgeItem::definition)
                .filter(d -> d instanceof Definition.Table)
                .map(d -> (Definition.Table) d);
    }

    private static String bare(String table) {
        return table.substring(table.indexOf('.') + 1);
    }

    @Override
    public String mandatoryFilter(String table) {
        return notes(table).map(Definition.Table::mandatoryFilter).orElse("");
    }

    @Override
    public boolean sampled(String table) {
        return notes(table).map(Definition.Table::sampled).orElse(false);
    }

    @Override
    public List<String> values(String table, String column) {
        return index.find(KnowledgeKind.COLUMN, table + "." + column)
                                .map(KnowledgeItem::definition)
                                .orElse(null)
                        instanceof Definition.Values values
                ? values.values()
                : List.of();
    }

    @Override
    public List<State> states(String table) {
        var states = new ArrayList<State>();
        for (var item : index.all(KnowledgeKind.METRIC)) {
            if (item.definition() instanceof Definition.Metric metric
                    && metric.governed()
                    && metric.time() != null
                    && metric.time().meaning().equals("state")
                    && bare(metric.table()).equals(bare(table))) {
                var times = Stream.of(
                                metric.time().start(),
                                metric.time().end(),
                                metric.time().column())
                        .filter(t -> !t.isEmpty())
                        .map(t -> t.substring(t.lastIndexOf('.') + 1))
                        .toList();
                NAME.matcher(metric.measure())
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
