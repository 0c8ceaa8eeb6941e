package dev.jackdaw.learning.curate;

import dev.jackdaw.core.ConflictException;
import dev.jackdaw.learning.CuratedHandover;
import dev.jackdaw.learning.Learning;
import dev.jackdaw.learning.Learning.State;
import dev.jackdaw.learning.Learnings;
import dev.jackdaw.learning.LiftLedger;
import dev.jackdaw.learning.Viewer;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Takes learnings out of use: those that make answers worse, those that nobody was shown for
/// `decay`, and those that curated files say by now. Idempotent.
public record Demotion(
        Learnings learnings, LiftLedger ledger, CuratedHandover handedOver, Clock clock, Duration decay) {
    private static final Logger LOG = Logger.getLogger(Demotion.class.getName());
    private static final String BY = "curator";
    private static final Duration LOOK_BACK = Duration.ofHours(1);

    /// How many were taken out.
    int pass() {
        return demote() + retire() + handedOver.check();
    }

    private int demote() {
        int moved = 0;
        for (var entry : ledger.lifts(clock.instant().minus(LOOK_BACK)).entrySet()) {
            var lift = entry.getValue();
            if (lift.fails()) {
                moved += take(
                        learnings.find(Viewer.UPKEEP, entry.getKey()),
                        State.DEMOTED,
                        "%d uses, %+.2f (%+.2f to %+.2f) against runs without it"
                                .formatted(lift.uses(), lift.mean(), lift.lower(), lift.upper()));
            }
        }
        return moved;
    }

    private int retire() {
        int moved = 0;
        for (var unused : ledger.unusedSince(clock.instant().minus(decay))) {
            moved += take(Optional.of(unused), State.RETIRED, "not used in " + decay.toDays() + " days");
        }
        return moved;
    }

    private int take(Optional<Learning> learning, State to, String reason) {
        if (learning.isEmpty()) {
            return 0;
        }
        try {
            learnings.move(learning.get(), to, BY, reason);
            return 1;
        } catch (ConflictException e) {
            LOG.log(Level.FINE, "another process was first", e);
            return 0;
        }
    }
}
