package dev.jackdaw.report;

import dev.jackdaw.core.Hashes;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.core.calendar.Schedule;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.knowledge.definition.MetricDimension;
import dev.jackdaw.knowledge.definition.ReportDefinition;
import dev.jackdaw.knowledge.definition.ReportItem;
import dev.jackdaw.knowledge.definition.ReportTiming;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads "every weekday at 9 post MRR and churn here" as a report. What it can't read it says, with
/// what it could; it never guesses a metric or a time.
public final class ReportWords {
    private static final String DAY_NAMES = "mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?";
    private static final String VERB = "(?:please )?(?:post|send|report|show|share|tell|give)(?: (?:us|me|them))?";

    private static final String WHEN = "(?:(?:every|each) (?:(?:other|second|two|working|business|single|\\d{1,2}\\w*) "
            + ")?(?:day|weekday|workday|week|month|morning|afternoon|evening|"
            + DAY_NAMES
            + ")s?|daily|weekly|monthly|on (?:the )?(?:(?:1st|first|last|\\d{1,2}\\w{0,2})\\b|"
            + DAY_NAMES
            + ")|at \\d{1,2}\\S* (?:every|each)|"
            + DAY_NAMES
            + ")";

    /// A question may name such times, too: where they come last, only words that ask for a message
    /// or a time of day make it a report.
    private static final Pattern SAYS = Pattern.compile("(?i)^(?:please )?(?:schedule:? )?(?:(?<first>"
            + WHEN
            + "\\b.*?),? "
            + VERB
            + " (?<what>.+)|(?:(?=.*\\bat \\d)|(?=(?:please )?(?:post|send)\\b))"
            + VERB
            + " (?<before>.+?) (?<last>"
            + WHEN
            + "\\b.*))$");

    private static final Pattern TIME = Pattern.compile("(?i)\\bat"
        + " (?:(?<hour>\\d{1,2})(?:[:.](?<minute>\\d{2}))?\\s?(?<half>am|pm|a\\.m\\.|p\\.m\\.)?|(?<word>noon|midday|midnight))(?:"
        + " o'clock)?");
    private static final Pattern ZONE =
            Pattern.compile("\\b(?<zone>UTC|GMT|[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_]+)?)\\b");
    private static final Pattern CITY = Pattern.compile("(?i)\\b(?:in )?(?<city>[a-z][a-z ]+?) time\\b");
    private static final Pattern HERE =
            Pattern.compile("(?i)\\b(?:in here|here|in this channel|to this channel|to us|to me)\\b");
    private static final Pattern NTH = Pattern.compile("(?i)\\b(?:on )?(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)\\b");
    private static final Pattern DAYS = Pattern.compile("(?i)\\b(" + DAY_NAMES + ")\\b");
    private static final String STANDARD = "9";

    private final Supplier<List<MetricDefinition>> metrics;
    private final CompanyCalendar calendar;

    public ReportWords(Supplier<List<MetricDefinition>> metrics, CompanyCalendar calendar) {
        this.metrics = metrics;
        this.calendar = calendar;
    }

    /// Whether a text asks for something to be posted on a schedule.
    public static boolean asks(String text) {
        return SAYS.matcher(one(text)).matches();
    }

    private static String one(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("[.!]+$", "").strip();
    }

    /// The report, for `owner` and to `destination`; an empty name is made from what it says.
    /// Throws `UsageException` that says what can't be read.
    public ReportDefinition read(String text, String name, String owner, String destination) {
        var says = SAYS.matcher(one(text));
        if (!says.matches()) {
            throw new UsageException(
                    "I can't read that as a report. Write for example: every weekday at 9 post MRR by plan "
                            + "and new customers here");
        }
        boolean first = says.group("first") != null;
        var when = first ? says.group("first") : says.group("last");
        var what = first ? says.group("what") : says.group("before");
        // The time may stand behind what is posted, too.
        var zone = zone(when + " " + what);
        var time = TIME.matcher(when);
        var timeWords = time.find() ? time.group() : "";
        if (timeWords.isEmpty()) {
            var behind = TIME.matcher(what);
            timeWords = behind.find() ? behind.group() : "at " + STANDARD;
        }
        what = without(what, timeWords);
        when = without(when, timeWords);
        var cron = minuteAndHour(timeWords) + " " + days(when);
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

    private String zone(String text) {
        var named = ZONE.matcher(text);
        if (named.find()) {
            return named.group("zone");
        }
        var city = CITY.matcher(text);
        if (!city.find()) {
            return "";
        }
        var wanted = city.group("city").strip();
        wanted = wanted.substring(wanted.lastIndexOf("in ") < 0 ? 0 : wanted.lastIndexOf("in ") + 3);
        var words = wanted.split(" ");
        for (int i = 0; i < words.length; i++) {
            var tail = "/" + String.join("_", List.of(words).subList(i, words.length));
            var found = ZoneId.getAvailableZoneIds().stream()
                    .filter(z -> z.toLowerCase(Locale.ROOT).endsWith(tail.toLowerCase(Locale.ROOT)))
                    .min(String::compareTo);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new UsageException("I know no time zone '" + wanted + "'. Write one such as Europe/Berlin");
    }

    private static String minuteAndHour(String words) {
        var time = TIME.matcher(words);
        if (!time.find()) {
            throw new UsageException("I can't read the time '" + words + "'");
        }
        if (time.group("word") != null) {
            return "0 " + (time.group("word").equalsIgnoreCase("midnight") ? "0" : "12");
        }
        int hour = Integer.parseInt(time.group("hour"));
        int minute = time.group("minute") == null ? 0 : Integer.parseInt(time.group("minute"));
        var half = Optional.ofNullable(time.group("half"))
                .map(h -> h.toLowerCase(Locale.ROOT).charAt(0));
        if (half.isPresent() && (hour < 1 || hour > 12)) {
            throw new UsageException("'" + words + "' is no time of day");
        }
        if (half.isPresent()) {
            hour = hour % 12 + (half.get() == 'p' ? 12 : 0);
        }
        if (hour > 23 || minute > 59) {
            throw new UsageException("'" + words + "' is no time of day. Write one such as at 9:30");
        }
        return minute + " " + hour;
    }

    /// Days of the month, months, days of the week.
    private static String days(String words) {
        var text = words.toLowerCase(Locale.ROOT);
        if (text.matches(".*\\b(weekdays?|working days?|workdays?|business days?)\\b.*")) {
            return "* * MON-FRI";
        }
        var named = new TreeSet<DayOfWeek>();
        var days = DAYS.matcher(text);
        while (days.find()) {
            named.add(DayOfWeek.valueOf(days.group(1).replaceAll("s$", "").toUpperCase(Locale.ROOT)));
        }
        if (text.matches(".*\\b(other|second|two|fortnight)\\b.*")) {
            throw new UsageException(
                    "I can't post every other time. Say for example every Monday, every weekday or on the 1st "
                            + "of every month");
        }
        if (!named.isEmpty()) {
            return "* * " + named.stream().map(d -> d.name().substring(0, 3)).collect(Collectors.joining(","));
        }
        if (text.contains("last day")) {
            return "L * *";
        }
        var nth = NTH.matcher(text);
        if (nth.find()) {
            int day = Integer.parseInt(nth.group("day"));
            if (day < 1 || day > 31) {
                throw new UsageException("no month has a day " + day);
            }
            return day + " * *";
        }
        if (text.matches(".*\\b(month|monthly)\\b.*")) {
            return "1 * *";
        }
        if (text.matches(".*\\b(week|weekly)\\b.*")) {
            return "* * MON";
        }
        if (text.matches(".*\\b(day|daily|morning|evening|afternoon)\\b.*")) {
            return "* * *";
        }
        throw new UsageException("I can't read '"
                + words
                + "' as days. Say for example every day, every weekday, every Monday and Thursday, or on "
                + "the 1st of every month");
    }

    private List<ReportItem> items(String words) {
        var text = HERE.matcher(ZONE.matcher(CITY.matcher(words).replaceAll("")).replaceAll(""))
                .replaceAll("");
        var items = new ArrayList<ReportItem>();
        for (var part : text.split(",| and | & |;")) {
            var clean = part.replaceAll("(?i)^\\s*(?:our|the|its|a|an)\\s+", "")
                    .replaceAll("(?i)\\b(?:report|figures?|numbers?)\\b", "")
                    .strip();
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
