package dev.jackdaw.slack;

import dev.jackdaw.agent.Answer;
import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Receipt;
import dev.jackdaw.chart.Chart;
import dev.jackdaw.data.Basis;
import dev.jackdaw.data.ResultTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Questions that the company's governed metrics answer, for people who don't know yet what to ask,
/// and for those who want to know more. Each stands by itself.
record Suggestions(Catalogue catalogue) {
    private static final String LAST_YEAR = " by month over the last 12 months";
    private static final int NEXT_MAX = 2;
    private static final int INSTEAD_MAX = 3;

    /// First questions, from different metrics; at most `max`.
    List<String> first(int max) {
        var metrics = catalogue.metrics();
        return IntStream.range(0, Math.min(max, metrics.size()))
                .mapToObj(i -> i % 2 == 1 ? capital(metrics.get(i).name()) + LAST_YEAR : split(metrics.get(i)))
                .toList();
    }

    private static String split(Catalogue.Metric metric) {
        return capital(metric.name())
                + metric.dimensions().stream()
                        .findFirst()
                        .map(d -> " by " + d.name())
                        .orElse("");
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /// What one may want to know after an answer, or ask instead of what can't be answered.
    List<String> next(Desk.Outcome outcome) {
        if (!(outcome instanceof Desk.Outcome.Answered answered)) {
            return List.of();
        }
        return answered.answer().basis() == Basis.UNANSWERED
                ? instead(answered.answer().text())
                : next(answered.answer(), answered.receipt());
    }

    /// A question for each of the metrics that a decline names, as it names them; the first ones where it names none.
    private List<String> instead(String decline) {
        var text = decline.toLowerCase(Locale.ROOT);
        var named = catalogue.metrics().stream()
                .filter(metric -> place(text, metric) >= 0)
                .sorted(Comparator.comparingInt(metric -> place(text, metric)))
                .limit(INSTEAD_MAX)
                .map(Suggestions::split)
                .toList();
        return named.isEmpty() ? first(NEXT_MAX) : named;
    }

    /// Where a text names a metric as a word of its own; -1 where it doesn't.
    private static int place(String text, Catalogue.Metric metric) {
        var name = Pattern.compile(
                "(?<![\\p{L}\\p{N}_])" + Pattern.quote(metric.name().toLowerCase(Locale.ROOT)) + "(?![\\p{L}\\p{N}_])");
        var found = name.matcher(text);
        return found.find() ? found.start() : -1;
    }

    /// The same, after this answer.
    List<String> next(Answer answer, Receipt receipt) {
        var next = new ArrayList<String>();
        var columns = answer.table().columns();
        catalogue.metrics().stream()
                .filter(metric ->
                        receipt.knowledge().stream().anyMatch(k -> k.name().equals(metric.name())))
                .findFirst()
                .ifPresent(metric -> {
                    metric.dimensions().stream()
                            .map(Catalogue.Dimension::name)
                            .filter(d ->
                                    columns.stream().noneMatch(c -> c.name().equals(d)))
                            .findFirst()
                            .ifPresent(d -> next.add(capital(metric.name()) + " by " + d));
                    if (columns.stream().noneMatch(Suggestions::time)) {
                        next.add(capital(metric.name()) + LAST_YEAR);
                    }
                });
        return next.stream().limit(NEXT_MAX).toList();
    }

    private static boolean time(ResultTable.Column column) {
        return Chart.time(column);
    }
}
