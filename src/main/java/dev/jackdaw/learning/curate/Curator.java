package dev.jackdaw.learning.curate;

import dev.jackdaw.core.JackdawException;
import dev.jackdaw.core.RunId;
import dev.jackdaw.learning.Drift;
import dev.jackdaw.learning.LearningRecall;
import dev.jackdaw.learning.LiftLedger;
import dev.jackdaw.learning.RunObserver;
import dev.jackdaw.learning.gate.Gate;
import dev.jackdaw.store.StateUnavailable;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Reads finished runs for what can be learnt, has it proven, and takes back what does not help or
/// no longer holds. Never on an asker's time. Idempotent: any number of processes may do so at once,
/// and one that dies in the middle leaves nothing half-done.
public final class Curator {
    private static final Logger LOG = Logger.getLogger(Curator.class.getName());
    private static final int RUNS_MAX = 200;

    private final LiftLedger ledger;
    private final EpisodeReader reader;
    private final Miner miner;
    private final Gate gate;
    private final Demotion demotion;
    private final Drift drift;
    private final List<RunObserver> observers;

    /// `observers` come along with each pass.
    public Curator(
            LiftLedger ledger,
            EpisodeReader reader,
            Miner miner,
            Gate gate,
            Demotion demotion,
            Drift drift,
            List<RunObserver> observers) {
        this.ledger = ledger;
        this.reader = reader;
        this.miner = miner;
        this.gate = gate;
        this.demotion = demotion;
        this.drift = drift;
        this.observers = List.copyOf(observers);
    }

    /// What one pass came to.
    public record Pass(int runs, int proposed, int proven, int demoted, int drifted) {
        /// Whether there was nothing to do.
        public boolean idle() {
            return runs + proposed + proven + demoted + drifted == 0;
        }
    }

    /// One pass over what is there to do.
    public synchronized Pass pass() {
        var runs = ledger.open(RUNS_MAX);
        int proposed = 0;
        miner.begin();
        for (var id : runs) {
            proposed += read(id);
        }
        int proven = gate.pass();
        int demoted = demotion.pass();
        int moved = drift.check();
        for (var observer : observers) {
            moved += passed(observer);
        }
        return new Pass(runs.size(), proposed, proven, demoted, moved);
    }

    /// What one of them can't do must not keep the next from its work.
    private static int passed(RunObserver observer) {
        try {
            return observer.pass();
        } catch (JackdawException e) {
            LOG.log(Level.WARNING, "{0} is tried again: {1}", new Object[] {
                observer.getClass().getSimpleName(), e.getMessage()
            });
            return 0;
        }
    }

    /// Proposals first: a run that is written down is not read again.
    private int read(RunId id) {
        var episode = reader.read(id);
        int proposed = 0;
        try {
            if (!LearningRecall.proves(episode.asked().asker())) {
                proposed = miner.mine(episode);
                observers.forEach(observer -> observer.read(episode));
            }
        } catch (StateUnavailable e) {
            // It is read again: written down, it would not be.
            throw e;
        } catch (JackdawException e) {
            // One run that can't be read must not keep the others from being read.
            LOG.log(Level.WARNING, "nothing learnt of run " + id + ": " + e.getMessage());
        }
        ledger.write(EpisodeReader.used(episode), EpisodeReader.corrected(episode));
        return proposed;
    }
}
