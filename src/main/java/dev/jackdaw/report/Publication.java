package dev.jackdaw.report;

import dev.jackdaw.core.JackdawException;
import dev.jackdaw.knowledge.definition.ReportDefinition;
import dev.jackdaw.knowledge.definition.ReportWait;
import dev.jackdaw.report.Postings.Posting;
import dev.jackdaw.report.Postings.State;
import dev.jackdaw.store.RefusedStatement;
import dev.jackdaw.store.StateUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Makes one posting: waits for the data, composes, stores, hands over to the doors; or says why not.
/// Whatever it does may be done again after a crash and comes to one posting.
public final class Publication {
    private static final Logger LOG = Logger.getLogger(Publication.class.getName());
    private static final int TRIES_MAX = 4;

    /// Beyond this, whoever made one tries it no more: it may be what kills processes.
    private static final int CLAIMS_MAX = 12;

    private final Reports reports;
    private final Postings postings;
    private final Planner planner;
    private final DataWait data;
    private final EditionComposer composer;
    private final OwnerNotices owners;
    private final Clock clock;

    public Publication(
            Reports reports,
            Postings postings,
            Planner planner,
            DataWait data,
            EditionComposer composer,
            OwnerNotices owners,
            Clock clock) {
        this.reports = reports;
        this.postings = postings;
        this.planner = planner;
        this.data = data;
        this.composer = composer;
        this.owners = owners;
        this.clock = clock;
    }

    /// Makes one, or says why not.
    void make(Posting posting) {
        var report = reports.find(posting.report()).filter(Report::active);
        if (report.isEmpty() || !(report.get().definition() instanceof ReportDefinition definition)) {
            skip(posting, "the report was paused or deleted");
            return;
        }
        try {
            if (posting.tries() > CLAIMS_MAX) {
                fail(posting, definition, "it was begun again and again and never ended");
            } else if (tooLate(posting, definition)) {
                giveUp(posting, definition);
            } else if (!waits(posting, definition)) {
                publish(posting, definition);
            }
        } catch (StateUnavailable | RefusedStatement e) {
            // Nothing can be noted now: it is made again when its lease has run out.
            throw e;
        } catch (JackdawException e) {
            retry(posting, definition, e.text());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "report " + posting.report(), e);
            retry(posting, definition, "an error inside: " + e.getClass().getSimpleName());
        }
    }

    /// One that waits for data has its own limit.
    private boolean tooLate(Posting posting, ReportDefinition definition) {
        var age = Duration.between(posting.due(), clock.instant());
        return definition.waiting() == null
                && age.compareTo(Amounts.duration(definition.late()).orElse(Planner.LATE_MAX)) > 0;
    }

    private void giveUp(Posting posting, ReportDefinition definition) {
        if (posting.reason().isEmpty()) {
            skip(posting, "it could not be made in time");
        } else {
            fail(posting, definition, posting.reason());
        }
    }

    /// Whether the data are not there yet; then it is looked at again, until it is given up.
    private boolean waits(Posting posting, ReportDefinition definition) {
        var wait = definition.waiting();
        return wait != null && waits(posting, definition, wait);
    }

    private boolean waits(Posting posting, ReportDefinition definition, ReportWait wait) {
        var zone = planner.schedule(definition).zone();
        var missing = data.missing(wait, posting.due(), zone);
        if (missing.isEmpty()) {
            return false;
        }
        var until = missing.get().until();
        if (clock.instant().isBefore(until)) {
            postings.postpone(posting, State.WAITING, data.look(), missing.get().text());
            return true;
        }
        var text = "**"
                + definition.heading()
                + "** is not reported today: "
                + missing.get().text()
                + ". Given up at "
                + PostingNotes.time(until, zone)
                + ".";
        if (postings.end(posting, State.FAILED, missing.get().text(), definition.to(), text)) {
            tellOwner(posting, definition, text);
        }
        return true;
    }

    private void publish(Posting posting, ReportDefinition definition) {
        var edition = composer.compose(posting, definition);
        if (postings.publish(posting, definition, edition)
                && !edition.problems().isEmpty()) {
            tellOwner(
                    posting,
                    definition,
                    "Parts of your report **"
                            + definition.heading()
                            + "** could not be made: "
                            + String.join("; ", edition.problems())
                            + ".");
        }
    }

    private void retry(Posting posting, ReportDefinition definition, String problem) {
        if (posting.tries() >= TRIES_MAX) {
            fail(posting, definition, problem);
        } else {
            postings.postpone(posting, State.DUE, Duration.ofSeconds(5L * posting.tries() * posting.tries()), problem);
        }
    }

    private void skip(Posting posting, String reason) {
        postings.end(posting, State.SKIPPED, reason, List.of(), "");
    }

    /// Its owner hears of it, not those who read it.
    private void fail(Posting posting, ReportDefinition definition, String problem) {
        if (postings.end(posting, State.FAILED, problem, List.of(), "")) {
            tellOwner(
                    posting,
                    definition,
                    "Your report **"
                            + definition.heading()
                            + "** of "
                            + PostingNotes.time(
                                    posting.due(), planner.schedule(definition).zone())
                            + " could not be made: "
                            + problem
                            + ". Nothing was posted. jackdaw reports show "
                            + definition.name()
                            + " tells more.");
        }
    }

    private void tellOwner(Posting posting, ReportDefinition definition, String text) {
        owners.tell("report " + posting.report() + " " + posting.due(), definition.owner(), text);
    }
}
