package dev.jackdaw.knowledge.index;

import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.knowledge.definition.QueryDefinition;
import dev.jackdaw.knowledge.definition.SelectList;
import dev.jackdaw.knowledge.definition.TableDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The vocabulary of questions, read from the index and kept until the next load.
public final class IndexedCatalogue implements Catalogue {
    private final KnowledgeIndex index;
    private volatile @Nullable Contents contents;

    public IndexedCatalogue(KnowledgeIndex index) {
        this.index = index;
    }

    private record Contents(long generation, List<Metric> metrics, List<Query> queries, List<Table> tables) {}

    private Contents current() {
        long now = index.generation();
        var known = contents;
        if (known == null || known.generation() != now) {
            known = new Contents(now, readMetrics(), readQueries(), readTables());
            contents = known;
        }
        return known;
    }

    private List<Metric> readMetrics() {
        var values = index.dimensionValues().byMetric();
        return index.all(KnowledgeKind.METRIC).stream()
                .map(item -> (MetricDefinition) item.definition())
                .filter(MetricDefinition::governed)
                .map(m -> metric(m, values.getOrDefault(m.name(), Map.of())))
                .toList();
    }

    private static Metric metric(MetricDefinition metric, Map<String, List<String>> values) {
        var time = metric.source().time();
        return new Metric(
                metric.name(),
                metric.about().definition(),
                metric.synonyms(),
                time == null ? Meaning.FLOW : Meaning.valueOf(time.meaning().toUpperCase(Locale.ROOT)),
                metric.sum().additive(),
                metric.source().dimensions().stream()
                        .map(d -> new Dimension(d.name(), d.synonyms(), values.getOrDefault(d.name(), List.of())))
                        .toList(),
                metric.defaultPeriod().isEmpty() ? Optional.empty() : Optional.of(metric.defaultPeriod()),
                metric.display().format(),
                metric.display().unit());
    }

    private List<Query> readQueries() {
        return index.all(KnowledgeKind.QUERY).stream()
                .map(item -> (QueryDefinition) item.definition())
                .map(q -> new Query(q.name(), q.description(), columns(q)))
                .toList();
    }

    private static List<Column> columns(QueryDefinition query) {
        return SelectList.columns(query.sql()).stream()
                .map(c -> new Column(c.name(), c.expression(), c.plain()))
                .toList();
    }

    private List<Table> readTables() {
        return index.all(KnowledgeKind.TABLE).stream()
                .map(item -> (TableDefinition) item.definition())
                .map(t -> new Table(t.schema(), t.name(), t.about().description(), t.synonyms()))
                .toList();
    }

    @Override
    public List<Metric> metrics() {
        return current().metrics();
    }

    @Override
    public List<Query> queries() {
        return current().queries();
    }

    @Override
    public List<Table> tables() {
        return current().tables();
    }

    @Override
    public String version() {
        return String.valueOf(current().generation());
    }
}
