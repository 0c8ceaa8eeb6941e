package dev.jackdaw.report;

import dev.jackdaw.core.UsageException;
import dev.jackdaw.core.WordList;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
            + " (?:(?<hour>\\d+)(?:[:.](?<minute>\\d+))?(?:\\s?(?<half>am|pm|a\\.m\\.|p\\.m\\.))?|(?<word>"
            + anyOf(HOURS.keySet())
            + "))(?: o'clock)?");
    private static final Pattern ZONE =
            Pattern.compile("\\b(?<zone>UTC|GMT|[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_]+)?)\\b");
    private static final Pattern CITY = Pattern.compile("(?i)\\b(?:in )?(?<city>[a-z][a-z ]+?) time\\b");
    private static final Pattern NTH = Pattern.compile("(?i)\\b(?:on )?(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)\\b");
    private static final Pattern DAYS = Pattern.compile("(?i)\\b(" + WEEKDAY + ")\\b");
    private static final Pattern WORKDAYS = words("en/schedule-workdays");
    private static final Pattern COUNTED = Pattern.compile("\\b(?:"
            + anyOf(WordList.list("en/schedule-ordinals"))
            + "|\\d{1,2}(?:st|nd|rd|th)) (?:"
            + WEEKDAY
            + "|"
            + anyOf(WordList.list("en/schedule-workdays"))
            + ")\\b");
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
        var minutes = Optional.ofNullable(time.group("minute")).orElse("00");
        if (time.group("hour").length() > 2 || minutes.length() != 2) {
            throw noTime(words);
        }
        int hour = Integer.parseInt(time.group("hour"));
        int minute = Integer.parseInt(minutes);
        var half = Optional.ofNullable(time.group("half"))
                .map(h -> h.toLowerCase(Locale.ROOT).charAt(0));
        if (half.isPresent() && (hour < 1 || hour > 12)) {
            throw noTime(words);
        }
        if (half.isPresent()) {
            hour = hour % 12 + (half.get() == 'p' ? 12 : 0);
        }
        if (hour > 23 || minute > 59) {
            throw noTime(words);
        }
        return minute + " " + hour;
    }

    private static UsageException noTime(String words) {
        return new UsageException("'" + words + "' is no time of day. Write one such as at 9:30");
    }

    /// Days of the month, months, days of the week: the last three parts of a schedule.
    static String days(String words) {
        var text = words.toLowerCase(Locale.ROOT);
        if (COUNTED.matcher(text).find()) {
            throw new UsageException("I can't count the days of the week within a month. Say for example every Monday, "
                    + "every weekday or on the 1st of every month");
        }
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
        if (text.contains("last day")) {
            return "L * *";
        }
        var dates = dates(text);
        if (!dates.isEmpty() || !named.isEmpty()) {
            return (dates.isEmpty() ? "*" : dates.stream().map(String::valueOf).collect(Collectors.joining(",")))
                    + " * "
                    + (named.isEmpty()
                            ? "*"
                            : named.stream().map(d -> d.name().substring(0, 3)).collect(Collectors.joining(",")));
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

    /// The days of the month that are named.
    private static Set<Integer> dates(String text) {
        var dates = new TreeSet<Integer>();
        var nth = NTH.matcher(text);
        while (nth.find()) {
            int day = Integer.parseInt(nth.group("day"));
            if (day < 1 || day > 31) {
                throw new UsageException("no month has a day " + day);
            }
            dates.add(day);
        }
        return dates;
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
        return zoneOf(city.group("city"))
                .map(Zoned::zone)
                .orElseThrow(() -> new UsageException(
                        "I know no time zone '" + afterIn(city.group("city")) + "'. Write one such as Europe/Berlin"));
    }

    /// A zone and how its city was written.
    private record Zoned(String zone, String city) {}

    private static String afterIn(String words) {
        var wanted = words.strip();
        return wanted.substring(wanted.lastIndexOf("in ") < 0 ? 0 : wanted.lastIndexOf("in ") + 3);
    }

    /// That of the longest end of some words which is a city.
    private static Optional<Zoned> zoneOf(String words) {
        var all = List.of(afterIn(words).split(" "));
        return IntStream.range(0, all.size())
                .mapToObj(i -> all.subList(i, all.size()))
                .flatMap(tail -> ZoneId.getAvailableZoneIds().stream()
                        .filter(z -> z.toLowerCase(Locale.ROOT)
                                .endsWith("/" + String.join("_", tail).toLowerCase(Locale.ROOT)))
                        .min(String::compareTo)
                        .map(zone -> new Zoned(zone, String.join(" ", tail)))
                        .stream())
                .findFirst();
    }

    /// Without time zones.
    static String withoutZone(String text) {
        var bare = CITY.matcher(text)
                .replaceAll(found -> zoneOf(found.group(1))
                        .map(zoned -> Matcher.quoteReplacement(
                                found.group().replaceFirst("(?i)(?:\\bin )?\\Q" + zoned.city() + "\\E time$", "")))
                        .orElse(""));
        return ZONE.matcher(bare).replaceAll("");
    }
}
