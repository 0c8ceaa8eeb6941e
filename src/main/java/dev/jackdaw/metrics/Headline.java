package dev.jackdaw.metrics;

import static dev.jackdaw.metrics.HeadlineWords.capital;

import dev.jackdaw.agent.Catalogue.Meaning;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/// The sentence that says what a result holds. Computed from the numbers, so that no model needs to
/// retell them.
final class Headline {
    private final HeadlineWords words;
    private final MetricDefinition metric;
    private final MetricQuery query;
    private final Timeframe time;
    private final ResultTable table;

    Headline(
            MetricDefinition metric,
            Meaning meaning,
            MetricQuery query,
            Timeframe time,
            List<String> split,
            ResultTable table) {
        this.words = new HeadlineWords(metric, meaning == Meaning.STATE, query, time, split, table);
        this.metric = metric;
        this.query = query;
        this.time = time;
        this.table = table;
    }

    /// Markdown, one sentence.
    String text() {
        if (empty()) {
            return "There is no " + words.subject() + " " + words.when() + ": no rows match.";
        }
        if (time.previous().isPresent()) {
            return new ChangeHeadline(words).text();
        }
        if (time.grain().isPresent()) {
            return new SeriesHeadline(words).text();
        }
        return words.split().isEmpty() ? single() : grouped();
    }

    private boolean empty() {
        for (int i = 0; i < table.rows().size(); i++) {
            if (words.figure(table.rows().get(i)) != null) {
                return false;
            }
        }
        return true;
    }

    private String single() {
        return capital(words.subject())
                + " "
                + words.when()
                + ": **"
                + words.show(words.figure(table.rows().getFirst()))
                + "**.";
    }

    private String grouped() {
        if (query.rank() != null) {
            return ranked(query.rank());
        }
        if (query.share() && table.rows().size() == 1) {
            var only = table.rows().getFirst();
            return words.label(only)
                    + " is **"
                    + words.share(only, "share")
                    + "** of "
                    + metric.name()
                    + " "
                    + words.when()
                    + " ("
                    + words.show(words.figure(only))
                    + ").";
        }
        var all = metric.sum().additive() && !table.truncated() ? ": **" + words.show(total()) + "** in all" : "";
        return capital(words.subject()) + " " + words.when() + all + ".";
    }

    private String ranked(MetricQuery.Rank rank) {
        var places = table.rows().stream()
                .limit(3)
                .map(r -> words.label(r) + " (" + words.show(words.figure(r)) + ")")
                .collect(Collectors.joining(", "));
        return (rank.descending() ? "Highest " : "Lowest ")
                + words.subject()
                + " "
                + words.when()
                + ": **"
                + places
                + "**"
                + (table.rows().size() > rank.limit() ? ", ties included." : ".");
    }

    private BigDecimal total() {
        return table.rows().stream()
                .map(words::figure)
                .filter(v -> v instanceof Number)
                .map(v -> new BigDecimal(String.valueOf(v)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
