package dev.jackdaw.core.calendar;

import dev.jackdaw.core.UsageException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// When something is due, in the five fields of Unix cron: minute, hour, day of the month, month,
/// day of the week. Lists, ranges and steps, names of months and days, and `L` for the last day of
/// the month. Where days of both kinds are given, either will do, as in cron. Local times: a
/// [Schedule] says in which zone.
public final class Cron {
    private static final List<String> MONTHS =
            List.of("", "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final int MONTH_DAY_LAST = 31;
    private static final int SUNDAY = 7;

    /// Leap days are eight years apart at most; after those nothing new comes.
    private static final int YEARS_MAX = 9;

    private final String text;
    private final BitSet minutes;
    private final BitSet hours;
    private final BitSet days;
    private final BitSet months;
    private final BitSet weekdays;
    private final boolean lastDay;
    private final boolean anyDay;
    private final boolean anyWeekday;

    private Cron(String text, String[] fields) {
        this.text = text;
        this.minutes = field("minute", fields[0], 0, 59, List.of());
        this.hours = field("hour", fields[1], 0, 23, List.of());
        this.lastDay = fields[2].equalsIgnoreCase("L");
        this.days = lastDay ? new BitSet() : field("day of the month", fields[2], 1, MONTH_DAY_LAST, List.of());
        this.months = field("month", fields[3], 1, 12, MONTHS);
        this.weekdays = field("day of the week", fields[4], 0, SUNDAY, DAYS);
        if (weekdays.get(SUNDAY)) {
            weekdays.set(0);
        }
        this.anyDay = fields[2].startsWith("*");
        this.anyWeekday = fields[4].startsWith("*");
    }

    /// Reads one. Throws `UsageException` that names the field that can't be read, also for one
    /// that never comes, such as February 30.
    public static Cron of(String text) {
        var fields = text.strip().split("\\s+");
        if (fields.length != 5) {
            throw new UsageException("'"
                    + text
                    + "' is no schedule: it has "
                    + fields.length
                    + " fields. Write five, minute hour day month weekday, such as 0 9 * * MON-FRI");
        }
        var cron = new Cron(String.join(" ", fields), fields);
        if (cron.after(LocalDateTime.of(2024, 1, 1, 0, 0)).isEmpty()) {
            throw new UsageException("'" + text + "' never comes: no such day is in the calendar");
        }
        return cron;
    }

    private static BitSet field(String name, String text, int least, int most, List<String> names) {
        var chosen = new BitSet();
        for (var part : text.split(",", -1)) {
            var stepped = part.split("/", -1);
            int step = stepped.length == 1 ? 1 : number(name, stepped[1], 1, most, List.of());
            if (stepped.length > 2) {
                throw wrong(name, text, least, most);
            }
            var ends = stepped[0].split("-", -1);
            boolean all = stepped[0].equals("*");
            int from = all ? least : number(name, ends[0], least, most, names);
            int to =
                    switch (ends.length) {
                        case 1 -> all || stepped.length == 2 ? most : from;
                        case 2 -> number(name, ends[1], least, most, names);
                        default -> throw wrong(name, text, least, most);
                    };
            if (from > to) {
                throw new UsageException(
                        "in a schedule, the " + name + " '" + part + "' runs backwards. Write two parts with a comma");
            }
            for (int value = from; value <= to; value += step) {
                chosen.set(value);
            }
        }
        return chosen;
    }

    private static int number(String name, String text, int least, int most, List<String> names) {
        int named = names.indexOf(text.toUpperCase(Locale.ROOT));
        if (named >= least && !text.isEmpty()) {
            return named;
        }
        if (!text.matches("\\d{1,2}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw wrong(name, text, least, most);
        }
        return Integer.parseInt(text);
    }

    private static UsageException wrong(String name, String text, int least, int most) {
        return new UsageException("in a schedule, the "
                + name
                + " is '"
                + text
                + "'. Write numbers from "
                + least
                + " to "
                + most
                + ", such as 1, 1-5, 1,3 or */2");
    }

    /// The first time after `time`, where there is one.
    public Optional<LocalDateTime> after(LocalDateTime time) {
        var next = time.plusMinutes(1).withSecond(0).withNano(0);
        var last = time.toLocalDate().plusYears(YEARS_MAX);
        for (var day = next.toLocalDate(); day.isBefore(last); day = next(day)) {
            if (holds(day)) {
                int from = day.equals(next.toLocalDate()) ? next.getHour() : 0;
                for (int hour = hours.nextSetBit(from); hour >= 0; hour = hours.nextSetBit(hour + 1)) {
                    boolean now = day.equals(next.toLocalDate()) && hour == next.getHour();
                    int minute = minutes.nextSetBit(now ? next.getMinute() : 0);
                    if (minute >= 0) {
                        return Optional.of(day.atTime(hour, minute));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// Months that are not meant are skipped whole.
    private LocalDate next(LocalDate day) {
        return months.get(day.getMonthValue())
                ? day.plusDays(1)
                : day.withDayOfMonth(1).plusMonths(1);
    }

    private boolean holds(LocalDate day) {
        boolean ofMonth =
                lastDay ? day.getDayOfMonth() == YearMonth.from(day).lengthOfMonth() : days.get(day.getDayOfMonth());
        boolean ofWeek = weekdays.get(day.getDayOfWeek().getValue() % SUNDAY);
        boolean either = !anyDay && !anyWeekday;
        return months.get(day.getMonthValue()) && (either ? ofMonth || ofWeek : ofMonth && ofWeek);
    }

    BitSet minutes() {
        return (BitSet) minutes.clone();
    }

    BitSet hours() {
        return (BitSet) hours.clone();
    }

    BitSet weekdays() {
        var set = (BitSet) weekdays.clone();
        set.clear(SUNDAY);
        return set;
    }

    BitSet days() {
        return (BitSet) days.clone();
    }

    boolean everyMonth() {
        return months.cardinality() == 12;
    }

    boolean anyDay() {
        return anyDay;
    }

    boolean anyWeekday() {
        return anyWeekday;
    }

    boolean lastDay() {
        return lastDay;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cron cron && cron.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /// The five fields.
    @Override
    public String toString() {
        return text;
    }
}
