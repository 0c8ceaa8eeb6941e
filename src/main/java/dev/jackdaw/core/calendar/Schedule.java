package dev.jackdaw.core.calendar;

import dev.jackdaw.core.UsageException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Local times in a zone. Where clocks go forward, a time that does not exist that day is due the
/// moment after the change; where they go back, a time that comes twice is due the first time: each
/// local time is due once, as with Vixie cron.
public record Schedule(Cron cron, ZoneId zone) {
    /// No zone's clocks change by more.
    private static final int CHANGE_MAX_H = 3;

    /// From the five fields and a zone's name; an empty name is the zone `other`.
    public static Schedule of(String cron, String zone, ZoneId other) {
        try {
            return new Schedule(Cron.of(cron), zone.isEmpty() ? other : ZoneId.of(zone));
        } catch (DateTimeException e) {
            throw new UsageException("'" + zone + "' is no time zone. Write one such as Europe/Berlin");
        }
    }

    /// The first time that is due after `time`; empty where none ever is.
    public Optional<Instant> next(Instant time) {
        var local = LocalDateTime.ofInstant(time, zone).minusHours(CHANGE_MAX_H);
        for (var due = cron.after(local); due.isPresent(); due = cron.after(due.get())) {
            var instant = instant(due.get());
            if (instant.isAfter(time)) {
                return Optional.of(instant);
            }
        }
        return Optional.empty();
    }

    private Instant instant(LocalDateTime local) {
        var change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }

    /// What is due after `from`, up to and including `to`: the latest `most` of it.
    public List<Instant> between(Instant from, Instant to, int most) {
        var due = new ArrayList<Instant>();
        for (var next = next(from); next.isPresent() && !next.get().isAfter(to); next = next(next.get())) {
            due.add(next.get());
            if (due.size() > most) {
                due.removeFirst();
            }
        }
        return List.copyOf(due);
    }

    /// The next `count` times.
    public List<Instant> following(Instant time, int count) {
        var following = new ArrayList<Instant>();
        var next = next(time);
        while (next.isPresent() && following.size() < count) {
            following.add(next.get());
            next = next(next.get());
        }
        return List.copyOf(following);
    }

    /// In words: "every weekday at 09:00, Europe/Berlin".
    public String words() {
        var hours = cron.hours();
        var minutes = cron.minutes();
        boolean listed = minutes.cardinality() * hours.cardinality() <= 4;
        String at;
        if (listed) {
            at = "at "
                    + hours.stream()
                            .boxed()
                            .flatMap(h -> minutes.stream().mapToObj(m -> "%02d:%02d".formatted(h, m)))
                            .collect(Collectors.joining(" and "));
        } else if (hours.cardinality() == 24 && minutes.cardinality() == 1) {
            at = "every hour at minute " + minutes.nextSetBit(0);
        } else {
            at = "at the times of '" + cron + "'";
        }
        return (days() + " " + at).strip() + ", " + zone.getId();
    }

    private String days() {
        var weekdays = cron.weekdays();
        boolean plain = cron.everyMonth() && (cron.anyDay() || cron.anyWeekday());
        if (!plain) {
            return "on the days of '" + cron + "',";
        }
        if (!cron.anyDay()) {
            return cron.lastDay()
                    ? "on the last day of every month"
                    : "on day " + numbers(cron.days()) + " of every month";
        }
        if (weekdays.cardinality() == 7) {
            return "every day";
        }
        boolean working = weekdays.cardinality() == 5 && !weekdays.get(0) && !weekdays.get(6);
        return working ? "every weekday" : "every " + names(weekdays);
    }

    private static String numbers(BitSet set) {
        return set.stream().mapToObj(String::valueOf).collect(Collectors.joining(" and "));
    }

    /// Monday first.
    private static String names(BitSet weekdays) {
        var names = new ArrayList<String>();
        for (var day : DayOfWeek.values()) {
            if (weekdays.get(day.getValue() % 7)) {
                names.add(day.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
            }
        }
        return String.join(" and ", names);
    }
}
