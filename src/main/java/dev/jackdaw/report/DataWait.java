package dev.jackdaw.report;

import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.knowledge.definition.ReportWait;
import dev.jackdaw.metrics.DataClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/// Whether the data that a report waits for are there; `look` is how often they are looked after.
public record DataWait(DataClock data, CompanyCalendar calendar, Duration look) {
    private static final Duration GIVEN_UP_AFTER = Duration.ofHours(2);

    /// What is not there yet, and until when it is waited for.
    record Missing(String text, Instant until) {}

    /// What a report that is due then still has to wait for; `zone` is that of its schedule.
    Optional<Missing> missing(ReportWait wait, Instant due, ZoneId zone) {
        var wanted = LocalDate.ofInstant(due, calendar.zone()).minusDays(1);
        var there = data.read().of(wait.table());
        if (there.filter(day -> !day.isBefore(wanted)).isPresent()) {
            return Optional.empty();
        }
        var text = wait.table()
                + there.map(day -> " ends on " + EditionText.day(day)).orElse(" has no day that can be read")
                + ", "
                + EditionText.day(wanted)
                + " is missing";
        return Optional.of(new Missing(text, until(wait, due.atZone(zone))));
    }

    private static Instant until(ReportWait wait, ZonedDateTime due) {
        return Amounts.timeOfDay(wait.until())
                .map(time -> due.with(time))
                .filter(end -> end.isAfter(due))
                .orElse(due.plus(GIVEN_UP_AFTER))
                .toInstant();
    }
}
