package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import java.util.Locale;
import java.util.Optional;

/// The catalogue's names and synonyms as phrases: what the words of a question may mean.
final class Lexicon {
    private final Catalogue catalogue;
    private final PhraseIndex<String> metrics = new PhraseIndex<>();
    private final PhraseIndex<String> dimensions = new PhraseIndex<>();
    private final PhraseIndex<Value> values = new PhraseIndex<>();
    private final PhraseIndex<String> tables = new PhraseIndex<>();

    /// A value of a dimension, under the dimension's own name.
    record Value(String dimension, String value) {}

    Lexicon(Catalogue catalogue) {
        this.catalogue = catalogue;
        for (var metric : catalogue.metrics()) {
            metrics.add(metric.name(), metric.name());
            metric.synonyms().forEach(s -> metrics.add(s, metric.name()));
            for (var dimension : metric.dimensions()) {
                dimensions.add(dimension.name(), dimension.name());
                dimension.synonyms().forEach(s -> dimensions.add(s, dimension.name()));
                dimension.values().forEach(v -> values.add(v, new Value(dimension.name(), v)));
            }
        }
        for (var table : catalogue.tables()) {
            var qualified = table.schema().isEmpty() ? table.name() : table.schema() + "." + table.name();
            tables.add(table.name(), qualified);
            tables.add(qualified, qualified);
            table.synonyms().forEach(s -> tables.add(s, qualified));
        }
    }

    PhraseIndex<String> metrics() {
        return metrics;
    }

    PhraseIndex<String> dimensions() {
        return dimensions;
    }

    PhraseIndex<Value> values() {
        return values;
    }

    PhraseIndex<String> tables() {
        return tables;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    Optional<Catalogue.Metric> metric(String name) {
        return catalogue.metrics().stream()
                .filter(m -> m.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /// The metric's own dimension of that name or synonym.
    static Optional<Catalogue.Dimension> dimension(Catalogue.Metric metric, String name) {
        var wanted = name.toLowerCase(Locale.ROOT);
        return metric.dimensions().stream()
                .filter(d -> d.name().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst()
                .or(() -> metric.dimensions().stream()
                        .filter(d -> d.synonyms().stream().anyMatch(wanted::equalsIgnoreCase))
                        .findFirst());
    }
}
