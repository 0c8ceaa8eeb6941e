package dev.jackdaw.report;

import static dev.jackdaw.report.ScheduleWords.WHEN;
import static dev.jackdaw.report.ScheduleWords.anyOf;

import dev.jackdaw.core.Hashes;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.core.WordList;
import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.core.calendar.Schedule;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.knowledge.definition.MetricDimension;
import dev.jackdaw.knowledge.definition.ReportDefinition;
import dev.jackdaw.knowledge.definition.ReportItem;
import dev.jackdaw.knowledge.definition.ReportTiming;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads "every weekday at 9 post MRR and churn here" as a report. What it can't read it says, with
/// what it could; it never guesses a metric or a time.
public final class ReportWords {
    private static final String VERB = "(?:please )?(?:"
            + anyOf(WordList.list("en/report-verbs"))
            + ")(?: (?:"
            + anyOf(WordList.list("en/report-readers"))
            + "))?";

    /// A question may name such times, too: where they come last, only words that ask for a message
    /// or a time of day make it a report.
    private static final Pattern REQUEST = Pattern.compile("(?i)^(?:please )?(?:schedule:? )?(?:(?<first>"
            + WHEN
            + "\\b.*?),? "
            + VERB
            + " (?<what>.+)|(?:(?=.*\\bat \\d)|(?=(?:please )?(?:post|send)\\b))"
            + VERB
            + " (?<before>.+?) (?<last>"
            + WHEN
            + "\\b.*))$");

    private static final Pattern PLACES =
            Pattern.compile("(?i)\\b(?:" + anyOf(WordList.list("en/report-places")) + ")\\b");
    private static final Pattern ARTICLES =
            Pattern.compile("(?i)^\\s*(?:" + anyOf(WordList.list("en/report-articles")) + ")\\s+");
    private static final Pattern FILLERS =
            Pattern.compile("(?i)\\b(?:" + anyOf(WordList.list("en/report-fillers")) + ")\\b");
    private static final String TIME_DEFAULT = "at 9";

    private final Supplier<List<MetricDefinition>> metrics;
    private final CompanyCalendar calendar;

    public ReportWords(Supplier<List<MetricDefinition>> metrics, CompanyCalendar calendar) {
        this.metrics = metrics;
        this.calendar = calendar;
    }

    /// Whether a text asks for something to be posted on a schedule.
    public static boolean asks(String text) {
        return REQUEST.matcher(normalized(text)).matches();
    }

    private static String normalized(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("[.!]+$", "").strip();
    }

    /// The report, for `owner` and to `destination`; an empty name is made from what it says.
    /// Throws `UsageException` that says what can't be read.
    public ReportDefinition read(String text, String name, String owner, String destination) {
        var request = REQUEST.matcher(normalized(text));
        if (!request.matches()) {
            throw new UsageException(
                    "I can't read that as a report. Write for example: every weekday at 9 post MRR by plan "
                            + "and new customers here");
        }
        boolean first = request.group("first") != null;
        var when = first ? request.group("first") : request.group("last");
        var what = first ? request.group("what") : request.group("before");
        // The time may stand behind what is posted, too.
        var zone = ScheduleWords.zone(when + " " + what);
        var time = Stream.of(ScheduleWords.time(when), ScheduleWords.time(what), TIME_DEFAULT)
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElseThrow();
        what = without(what, time);
        when = without(when, time);
        var cron = ScheduleWords.minuteAndHour(time) + " " + ScheduleWords.days(when);
        var schedule = Schedule.of(cron, zone, calendar.zone());
        var items = items(what);
        var title = capital(items.stream()
                .map(i -> i.metric() + (i.by().isEmpty() ? "" : " by " + String.join(" and ", i.by())))
                .collect(Collectors.joining(", ")));
        return new ReportDefinition(
                name.isEmpty() ? name(items, owner, destination, schedule) : name,
                title,
                owner,
                List.of(destination),
                new ReportTiming(cron, schedule.zone().getId()),
                items,
                "",
                "",
                null,
                "");
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String without(String text, String part) {
        int at = part.isEmpty() ? -1 : text.indexOf(part);
        return at < 0 ? text : (text.substring(0, at) + text.substring(at + part.length())).strip();
    }

    private List<ReportItem> items(String words) {
        var text = PLACES.matcher(ScheduleWords.withoutZone(words)).replaceAll("");
        var items = new ArrayList<ReportItem>();
        for (var part : text.split(",| and | & |;")) {
            var bare = ARTICLES.matcher(part).replaceAll("");
            var clean = FILLERS.matcher(bare).replaceAll("").strip();
            if (clean.isEmpty()) {
                continue;
            }
            var by = clean.split("(?i) by | per ", 2);
            var metric = metric(by[0].strip());
            if (metric.isEmpty() && by.length == 1 && !items.isEmpty()) {
                // "by plan and country": one more to split the last one by.
                var last = items.getLast();
                var more = dimension(metric(last.metric()).orElseThrow(), clean);
                var splits = new ArrayList<>(last.by());
                splits.add(more);
                items.set(items.size() - 1, item(last.metric(), splits));
                continue;
            }
            var found = metric.orElseThrow(() -> unknown(by[0].strip()));
            items.add(item(found.name(), by.length == 1 ? List.of() : List.of(dimension(found, by[1].strip()))));
        }
        if (items.isEmpty()) {
            throw unknown(words);
        }
        return items;
    }

    private static ReportItem item(String metric, List<String> by) {
        return new ReportItem(
                metric,
                by,
                Map.of(),
                "",
                List.of(ReportItem.PREVIOUS_PERIOD, ReportItem.PREVIOUS_YEAR),
                "last 14 days",
                "",
                "");
    }

    private Optional<MetricDefinition> metric(String words) {
        var wanted = words.toLowerCase(Locale.ROOT);
        var all = metrics.get().stream().filter(MetricDefinition::governed).toList();
        return all.stream()
                .filter(m -> m.name().equalsIgnoreCase(wanted))
                .findFirst()
                .or(() -> all.stream()
                        .filter(m -> m.synonyms().stream().anyMatch(wanted::equalsIgnoreCase))
                        .findFirst());
    }

    private static String dimension(MetricDefinition metric, String words) {
        return metric.dimension(words)
                .map(MetricDimension::name)
                .orElseThrow(() -> new UsageException(metric.name()
                        + " can't be split by '"
                        + words
                        + "', only by "
                        + metric.source().dimensions().stream()
                                .map(MetricDimension::name)
                                .collect(Collectors.joining(", "))));
    }

    private UsageException unknown(String words) {
        return new UsageException("I know no governed metric '"
                + words
                + "'. I can post "
                + metrics.get().stream()
                        .filter(MetricDefinition::governed)
                        .map(MetricDefinition::name)
                        .collect(Collectors.joining(", ")));
    }

    /// The same words by the same person in the same place are the same report.
    private static String name(List<ReportItem> items, String owner, String destination, Schedule schedule) {
        var slug = items.getFirst()
                .metric()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+|-$", "");
        return (slug.isEmpty() ? "report" : slug)
                + "-"
                + Hashes.of(items + owner + destination + schedule).substring(0, 6);
    }
}
