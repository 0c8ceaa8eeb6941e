package dev.jackdaw.report;

import dev.jackdaw.core.UsageException;
import dev.jackdaw.core.WordList;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads times and days, such as "every weekday at 9 New York time", as the parts of a schedule. What it
/// can't read is a `UsageException` that says what would do.
final class ScheduleWords {
    private static final Map<String, String> HOURS = WordList.map("en/schedule-hours");
    private static final String WEEKDAY =
            WordList.list("en/weekdays").stream().map(day -> day + "s?").collect(Collectors.joining("|"));

    /// A phrase that says when something comes again, as a regular expression.
    static final String WHEN = "(?:(?:every|each) (?:(?:"
            + anyOf(WordList.list("en/schedule-qualifiers"))
            + "|\\d{1,2}\\w*) )?(?:"
            + anyOf(WordList.list("en/schedule-units"))
            + "|"
            + WEEKDAY
            + ")s?|"
            + anyOf(WordList.list("en/schedule-adverbs"))
            + "|on (?:the )?(?:(?:1st|first|last|\\d{1,2}\\w{0,2})\\b|"
            + WEEKDAY
            + ")|at \\d{1,2}\\S* (?:every|each)|"
            + WEEKDAY
            + ")";

    private static final Pattern TIME = Pattern.compile("(?i)\\bat"
            + " (?:(?<hour>\\d{1,2})(?:[:.](?<minute>\\d{2}))?\\s?(?<half>am|pm|a\\.m\\.|p\\.m\\.)?|(?<word>"
            + anyOf(HOURS.keySet())
            + "))(?: o'clock)?");
    private static final Pattern ZONE =
            Pattern.compile("\\b(?<zone>UTC|GMT|[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_]+)?)\\b");
    private static final Pattern CITY = Pattern.compile("(?i)\\b(?:in )?(?<city>[a-z][a-z ]+?) time\\b");
    private static final Pattern NTH = Pattern.compile("(?i)\\b(?:on )?(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)\\b");
    private static final Pattern DAYS = Pattern.compile("(?i)\\b(" + WEEKDAY + ")\\b");
    private static final Pattern WORKDAYS = words("en/schedule-workdays");
    private static final Pattern ALTERNATING = words("en/schedule-alternating");
    private static final Map<String, String> PERIODS = WordList.map("en/schedule-days");

    private ScheduleWords() {}

    /// A regular expression that is met by one of these words.
    static String anyOf(Iterable<String> words) {
        return String.join("|", words);
    }

    private static Pattern words(String list) {
        return Pattern.compile("\\b(?:" + anyOf(WordList.list(list)) + ")\\b");
    }

    /// The first time of day that is named; empty where none is.
    static String time(String text) {
        var time = TIME.matcher(text);
        return time.find() ? time.group() : "";
    }

    /// A time of day as the first two parts of a schedule.
    static String minuteAndHour(String words) {
        var time = TIME.matcher(words);
        if (!time.find()) {
            throw new UsageException("I can't read the time '" + words + "'");
        }
        if (time.group("word") != null) {
            return "0 " + HOURS.get(time.group("word").toLowerCase(Locale.ROOT));
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

    /// Days of the month, months, days of the week: the last three parts of a schedule.
    static String days(String words) {
        var text = words.toLowerCase(Locale.ROOT);
        if (WORKDAYS.matcher(text).find()) {
            return "* * MON-FRI";
        }
        var named = new TreeSet<DayOfWeek>();
        var days = DAYS.matcher(text);
        while (days.find()) {
            named.add(DayOfWeek.valueOf(days.group(1).replaceAll("s$", "").toUpperCase(Locale.ROOT)));
        }
        if (ALTERNATING.matcher(text).find()) {
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
        return PERIODS.entrySet().stream()
                .filter(period -> Pattern.compile("\\b" + period.getKey() + "\\b")
                        .matcher(text)
                        .find())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new UsageException("I can't read '"
                        + words
                        + "' as days. Say for example every day, every weekday, every Monday and Thursday, or on "
                        + "the 1st of every month"));
    }

    /// The time zone that is named; empty where none is.
    static String zone(String text) {
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

    /// Without time zones.
    static String withoutZone(String text) {
        return ZONE.matcher(CITY.matcher(text).replaceAll("")).replaceAll("");
    }
}
