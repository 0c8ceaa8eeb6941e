package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.core.WordList;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The catalogue's names and synonyms as phrases: what the words of a question may mean.
final class Lexicon {
    private static final List<String> LISTS = List.of("filler", "fillers", "prepositions", "purposes", "follow-ups");
    private static final List<String> TELLING = List.of("numbers", "weekdays", "ranking", "change");
    private final Catalogue catalogue;
    private final PhraseIndex<String> metrics = new PhraseIndex<>();
    private final PhraseIndex<String> dimensions = new PhraseIndex<>();
    private final ValueNames values = new ValueNames(dimensions, metrics);
    private final PhraseIndex<String> tables = new PhraseIndex<>();
    private final LooseNames<String> looseMetrics = new LooseNames<>(true);
    private final LooseNames<String> looseDimensions = new LooseNames<>(true);
    private final LooseNames<String> looseTables = new LooseNames<>(true);
    private final Set<String> vocabulary = new HashSet<>();
    private final Set<String> telling = new HashSet<>();

    Lexicon(Catalogue catalogue) {
        this.catalogue = catalogue;
        var dimensionPhrases = new HashSet<List<String>>();
        for (var metric : catalogue.metrics()) {
            for (var phrase : phrases(metric.name(), metric.synonyms())) {
                metrics.add(phrase, metric.name());
                looseMetrics.add(phrase, metric.name());
            }
            // "New customers" are also called "sign-ups": then "new sign-ups" are they, too.
            var name = metric.name().split(" ");
            if (name.length > 1) {
                metric.synonyms().stream()
                        .filter(s -> !s.contains(name[0]))
                        .forEach(s -> looseMetrics.add(name[0] + " " + s, metric.name()));
            }
            for (var dimension : metric.dimensions()) {
                for (var phrase : phrases(dimension.name(), dimension.synonyms())) {
                    dimensions.add(phrase, dimension.name());
                    if (dimensionPhrases.add(List.of(phrase, dimension.name()))) {
                        looseDimensions.add(phrase, dimension.name());
                    }
                }
                dimension.values().forEach(v -> values.add(new DimensionValue(dimension.name(), v)));
            }
        }
        for (var table : catalogue.tables()) {
            var qualified = table.schema().isEmpty() ? table.name() : table.schema() + "." + table.name();
            tables.add(table.name(), qualified);
            tables.add(qualified, qualified);
            table.synonyms().forEach(s -> tables.add(s, qualified));
            phrases(table.name(), table.synonyms()).forEach(p -> looseTables.add(p, qualified));
        }
        for (var phrases : List.of(metrics.all(), dimensions.all(), values.vocabulary(), tables.all())) {
            phrases.forEach(phrase -> telling.addAll(List.of(phrase.split(" "))));
        }
        for (var list : TELLING) {
            telling.addAll(WordList.set("en/" + list));
        }
        telling.addAll(WordList.map("en/months").keySet());
        telling.addAll(WordList.map("en/multipliers").keySet());
        for (var month : Month.values()) {
            telling.add(month.name().toLowerCase(Locale.ROOT));
        }
        telling.removeAll(WordList.set("en/filler"));
        telling.removeAll(WordList.set("en/fillers"));
        telling.removeAll(WordList.set("en/prepositions"));
        vocabulary.addAll(telling);
        vocabulary.addAll(Concepts.vocabulary());
        catalogue.queries().forEach(q -> vocabulary.addAll(Words.phrase(q.name())));
        for (var list : LISTS) {
            vocabulary.addAll(WordList.set("en/" + list));
        }
    }

    private static List<String> phrases(String name, List<String> synonyms) {
        var all = new ArrayList<>(synonyms);
        all.addFirst(name);
        return all;
    }

    LooseNames<String> looseMetrics() {
        return looseMetrics;
    }

    LooseNames<String> looseDimensions() {
        return looseDimensions;
    }

    LooseNames<String> looseTables() {
        return looseTables;
    }

    /// Every word that is known: of the catalogue, and of the language.
    Set<String> vocabulary() {
        return vocabulary;
    }

    /// What metrics and values are called, also by other names.
    Set<String> names() {
        var names = new HashSet<>(metrics.all());
        names.addAll(values.vocabulary());
        return names;
    }

    PhraseIndex<String> metrics() {
        return metrics;
    }

    PhraseIndex<String> dimensions() {
        return dimensions;
    }

    PhraseIndex<DimensionValue> values() {
        return values.exact();
    }

    ValueNames valueNames() {
        return values;
    }

    /// Whether a word is one of the catalogue's, or of time, number, order or change: one that may change an answer.
    boolean tells(Words words, int i) {
        var word = words.text(i);
        return word.chars().anyMatch(c -> c == '_' || Character.isDigit(c))
                || Bases.of(word).stream().anyMatch(telling::contains);
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
