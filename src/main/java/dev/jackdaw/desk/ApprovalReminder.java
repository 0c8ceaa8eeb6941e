package dev.jackdaw.desk;

import dev.jackdaw.learning.DataTeam;
import dev.jackdaw.learning.RunObserver;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;

/// Tells the data team, once a day at most, that something new waits for its yes.
public record ApprovalReminder(Approvals approvals, DataTeam owners, Clock clock, ZoneId zone) implements RunObserver {
    private static final Duration NEW = Duration.ofDays(1);

    @Override
    public int pass() {
        var waiting = approvals.waiting();
        var since = clock.instant().minus(NEW);
        if (waiting.stream().anyMatch(w -> w.since().isAfter(since))) {
            owners.tell(
                    "waiting " + LocalDate.now(clock.withZone(zone)),
                    (waiting.size() == 1 ? "One thing waits" : waiting.size() + " things wait")
                            + " for your yes: **/jackdaw approvals** lists what was learnt and which views are "
                            + "proposed.");
        }
        return 0;
    }
}
