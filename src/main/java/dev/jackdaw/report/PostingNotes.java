package dev.jackdaw.report;

import dev.jackdaw.knowledge.definition.ReportDefinition;
import dev.jackdaw.report.Postings.Posting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What must be said above an edition: that it is late, and what did not come before it.
public record PostingNotes(Postings postings, Planner planner, Clock clock) {
    private static final Duration LATE_FROM = Duration.ofMinutes(5);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

    /// A time of the last days, as it is said.
    static String time(Instant time, ZoneId zone) {
        return TIME.format(time.atZone(zone));
    }

    /// The notes on a posting that is made now.
    List<String> of(Posting posting, ReportDefinition definition) {
        var zone = planner.schedule(definition).zone();
        var notes = new ArrayList<String>();
        var age = Duration.between(posting.due(), clock.instant());
        if (age.compareTo(LATE_FROM) > 0) {
            notes.add("Due "
                    + time(posting.due(), zone)
                    + ", "
                    + Amounts.words(age)
                    + " late"
                    + (posting.reason().isEmpty() ? "." : ": the data came late."));
        }
        var missed = postings.missed(posting.report(), posting.due());
        if (!missed.isEmpty()) {
            notes.add(missed.reversed().stream()
                    .map(p -> time(p.due(), zone) + " (" + p.reason() + ")")
                    .collect(Collectors.joining(", ", "Not posted before: ", ".")));
        }
        return notes;
    }
}
