package dev.jackdaw.metrics;

import dev.jackdaw.agent.Catalogue.Meaning;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.knowledge.definition.MetricDimension;
import java.util.List;

/// One of the metrics of a question with a shape, and its days.
record AskedMetric(KnowledgeItem item, MetricDefinition metric, MetricQuery query, Timeframe time) {
    String name() {
        return metric.name();
    }

    List<String> split() {
        return query.dimensionsOf(metric).stream().map(MetricDimension::name).toList();
    }

    MetricParts parts() {
        return new MetricParts(metric, query.dimensionsOf(metric), query.filters());
    }

    MetricCompiler compiler() {
        return new MetricCompiler(metric, query.dimensionsOf(metric), query.values(), time);
    }

    boolean state() {
        return MetricTimes.meaning(metric) == Meaning.STATE;
    }

    /// A column of its values.
    ResultTable.Column column() {
        return new ResultTable.Column(
                name(), "", metric.display().format(), metric.display().unit());
    }

    HeadlineWords words(List<String> split, ResultTable table) {
        return new HeadlineWords(metric, state(), query, time, split, table);
    }

    AskedMetric during(Timeframe other) {
        return new AskedMetric(item, metric, query, other);
    }
}
