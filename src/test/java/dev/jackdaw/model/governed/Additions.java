package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.core.calendar.PeriodParser;
import dev.jackdaw.model.governed.PlainQuestions.Question;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/// What people add to questions, and how each shows in what is understood.
final class Additions {
    private static final List<String> NAMES =
            List.of("Acme", "Initech", "Zorblatt", "Wernham Hogg", "Tyrell Corp", "Umbrella");
    private static final List<String> LINKS = List.of("of", "for", "from", "at", "by", "with", "about", "to");
    private static final List<String> ODD = List.of("zorblatts", "frobnicated", "quuxes", "blorpy", "wibbling");
    private static final List<String> ADJECTIVES = List.of(
            "corporate",
            "female",
            "domestic",
            "northern",
            "wholesale",
            "mobile",
            "strategic",
            "premium",
            "gross",
            "adjusted",
            "cumulative",
            "projected");
    private static final List<String> AMOUNTS = List.of(
            "with more than 20", "above 100", "over 5 %", "of at least 3", "below 30k", "between 10 and 20", "under 7");
    private static final List<String> GRAINS =
            List.of("per day", "by week", "daily", "by quarter", "each week", "week by week");
    private static final List<String> COMPARISONS = List.of(
            "compared with last year",
            "year over year",
            "vs the previous month",
            "versus 2024",
            "than the year before",
            "compared to the same period last year",
            "against q1 2024");
    private static final List<String> TIMES = List.of("in may 2024", "in 2023", "in q3 2024", "on 2024-02-29");
    private static final Map<String, Ranking> LIMITS = Map.of(
            "top 3", new Ranking(true, 3),
            "bottom 2", new Ranking(false, 2),
            "only the 4 biggest", new Ranking(true, 4),
            "highest first", new Ranking(true, 1_000));
    private static final List<String> OTHERWISE = List.of("monthly", "annual", "open");
    private static final List<String> NARROWINGS = List.of(
            "on weekdays",
            "except weekends",
            "excluding tax",
            "without discounts",
            "before noon",
            "per head",
            "since launch",
            "if above budget",
            "unless refunded",
            "for new hires",
            "at the weekend",
            "until noon");
    private final Catalogue catalogue;
    private final Random random;

    Additions(Catalogue catalogue, Random random) {
        this.catalogue = catalogue;
        this.random = random;
    }

    /// A question with one thing more, what sort of thing that is, its words, and what tells that it was understood.
    record Added(String kind, String text, List<String> says, Predicate<List<MetricTask>> shown) {}

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /// The question with one thing more that it does not say yet.
    Added to(Question question) {
        while (true) {
            var added = one(question);
            var known = " " + question.text().toLowerCase(Locale.ROOT) + " ";
            if (added.says().stream().noneMatch(w -> known.contains(" " + w + " "))) {
                return added;
            }
        }
    }

    private Added one(Question question) {
        return switch (random.nextInt(12)) {
            case 0 ->
                valued(
                        question,
                        "value",
                        List.of("for %s", "in %s", "of %s", "only %s", "just for %s", "from %s", "- %s only"),
                        false);
            case 1 ->
                valued(
                        question,
                        "negation",
                        List.of(
                                "without %s",
                                "except %s", "excluding %s", "but not %s", "other than %s", "leaving out %s"),
                        true);
            case 2 -> {
                // "Monthly MRR" is MRR by month, "open tickets" a metric of that name.
                var added = valued(question, "value before", List.of("%s"), false);
                yield OTHERWISE.stream().anyMatch(added.says()::contains) ? compared(question) : added;
            }
            case 3 -> metric(question);
            case 4 -> {
                if (question.time().startsWith("last")) {
                    // "Last month in 2023" is December: one time, not two.
                    yield compared(question);
                }
                var time = pick(TIMES);
                var period =
                        PeriodParser.parse(time.replaceFirst("^(in|on) ", "")).orElseThrow();
                yield behind(question, "period", time, t -> PlainQuestions.in(t, period));
            }
            case 5 -> {
                var limit = pick(List.copyOf(LIMITS.keySet()));
                yield behind(
                        question,
                        "limit",
                        limit,
                        t -> t.rank().filter(LIMITS.get(limit)::equals).isPresent());
            }
            case 6 ->
                behind(
                        question,
                        "threshold",
                        pick(AMOUNTS),
                        t -> t.shape().having().isPresent());
            case 7 -> behind(question, "name", pick(LINKS) + " " + pick(NAMES), t -> false);
            case 8 ->
                random.nextBoolean()
                        ? before(question, "odd word", pick(ODD), t -> false)
                        : behind(question, "odd word", pick(ODD), t -> false);
            case 9 ->
                behind(
                        question,
                        "grain",
                        pick(GRAINS),
                        t -> t.grain().isPresent() || t.metric().startsWith("daily"));
            case 10 -> random.nextBoolean() ? compared(question) : averaged(question);
            default ->
                random.nextBoolean()
                        ? before(question, "adjective", pick(ADJECTIVES), t -> false)
                        : behind(question, "narrowing", pick(NARROWINGS), t -> false);
        };
    }

    private Added valued(Question question, String kind, List<String> phrases, boolean exclude) {
        var values = PlainQuestions.values(question.metric());
        var value = pick(values).value();
        var words = pick(phrases).formatted(value);
        // "For Germany, but not Brazil" is Germany.
        boolean within = exclude
                && question.value()
                        .filter(v -> PlainQuestions.values(question.metric()).stream()
                                .anyMatch(other -> other.value().equals(value)
                                        && other.dimension().equals(v.dimension())))
                        .isPresent();
        Predicate<MetricTask> shown = task ->
                within || task.filters().stream().anyMatch(f -> f.values().contains(value) && f.exclude() == exclude);
        return kind.endsWith("before") ? before(question, kind, words, shown) : behind(question, kind, words, shown);
    }

    private Added metric(Question question) {
        var other = pick(catalogue.metrics()).name();
        return other.equals(question.metric().name())
                ? metric(question)
                : behind(
                        question,
                        "metric",
                        "and " + other,
                        t -> t.metric().equals(other) || t.shape().other().equals(other));
    }

    private Added compared(Question question) {
        return behind(
                question,
                "comparison",
                pick(COMPARISONS),
                t -> !t.compare().isEmpty() || !t.shape().periods().isEmpty());
    }

    /// What is a ratio or an average by itself needs no other.
    private Added averaged(Question question) {
        var metric = question.metric();
        boolean already = !metric.additive() && !metric.format().equals("integer");
        var summary = random.nextBoolean() ? "on average" : "in the median";
        return behind(
                question,
                "summary",
                summary,
                t -> (already && summary.contains("average"))
                        || !t.shape().summary().isEmpty());
    }

    /// Behind the question, before its time, or behind that.
    private Added behind(Question question, String kind, String words, Predicate<MetricTask> shown) {
        var text =
                switch (random.nextInt(3)) {
                    case 0 -> question.text() + " " + words;
                    case 1 -> (question.head() + " " + words + " " + question.time()).strip();
                    default -> question.text() + ", " + words;
                };
        return added(kind, text, words, shown);
    }

    /// Right before the metric.
    private Added before(Question question, String kind, String words, Predicate<MetricTask> shown) {
        int at = question.opening().length();
        var text = question.text();
        return added(kind, text.substring(0, at) + words + " " + text.substring(at), words, shown);
    }

    private static Added added(String kind, String text, String words, Predicate<MetricTask> shown) {
        var said = Arrays.stream(words.toLowerCase(Locale.ROOT).split("[ ,]+"))
                .filter(w -> w.length() > 3 || w.chars().anyMatch(Character::isDigit))
                .toList();
        return new Added(
                kind,
                text,
                said.isEmpty() ? List.of(words.toLowerCase(Locale.ROOT)) : said,
                tasks -> tasks.stream().anyMatch(shown));
    }
}
