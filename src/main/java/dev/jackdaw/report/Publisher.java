package dev.jackdaw.report;

import dev.jackdaw.core.JackdawException;
import dev.jackdaw.core.TransientException;
import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.knowledge.definition.ReportDefinition;
import dev.jackdaw.knowledge.definition.ReportWait;
import dev.jackdaw.metrics.DataClock;
import dev.jackdaw.report.Postings.Posting;
import dev.jackdaw.store.RefusedStatement;
import dev.jackdaw.store.StateUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Makes the postings that are due: waits for the data, composes, stores, hands over to the doors.
/// Whatever it does may be done again after a crash and comes to one posting.
public final class Publisher {
    private static final Logger LOG = Logger.getLogger(Publisher.class.getName());
    private static final int AT_ONCE = 4;
    private static final int TRIES_MAX = 4;

    /// Beyond this, whoever made one tries it no more: it may be what kills processes.
    private static final int CLAIMS_MAX = 12;

    private static final Duration LATE_FROM = Duration.ofMinutes(5);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

    private final Reports reports;
    private final Postings postings;
    private final Planner planner;
    private final Editor editor;
    private final Recheck recheck;
    private final Narrator narrator;
    private final Watches watches;
    private final Told told;
    private final DataClock data;
    private final CompanyCalendar calendar;
    private final Clock clock;
    private final Duration look;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Set<Posting> working = ConcurrentHashMap.newKeySet();

    /// Who is told what went wrong with a report: its owner.
    @FunctionalInterface
    public interface Told {
        /// Tells a person, each key once.
        void tell(String key, String person, String text);
    }

    /// `look` is how often data that are waited for are looked after.
    public Publisher(
            Reports reports,
            Postings postings,
            Planner planner,
            Editor editor,
            Recheck recheck,
            Narrator narrator,
            Watches watches,
            Told told,
            DataClock data,
            CompanyCalendar calendar,
            Clock clock,
            Duration look) {
        this.reports = reports;
        this.postings = postings;
        this.planner = planner;
        this.editor = editor;
        this.recheck = recheck;
        this.narrator = narrator;
        this.watches = watches;
        this.told = told;
        this.data = data;
        this.calendar = calendar;
        this.clock = clock;
        this.look = look;
    }

    /// A length of time as people say it.
    static String words(Duration time) {
        if (time.toDays() > 1) {
            return time.toDays() + " days";
        }
        if (time.toHours() > 1) {
            return time.toHours() + " hours";
        }
        return time.toMinutes() == 1 ? "one minute" : time.toMinutes() + " minutes";
    }

    /// Takes what there is to make, as far as there are hands for it, each on a thread of its own;
    /// how many.
    public int work() {
        int hands = free.drainPermits();
        var claimed = List.<Posting>of();
        try {
            claimed = hands == 0 ? claimed : postings.claim(hands);
            for (var posting : claimed) {
                working.add(posting);
                Thread.ofVirtual().name("report " + posting.report()).start(() -> hold(posting));
            }
            return claimed.size();
        } finally {
            free.release(hands - claimed.size());
        }
    }

    /// And then whatever is due next, while there is.
    private void hold(Posting first) {
        try {
            for (var next = Optional.of(first); next.isPresent(); next = next()) {
                held(next.get());
            }
        } catch (JackdawException e) {
            LOG.log(Level.WARNING, "reports wait: " + e.getMessage());
        } finally {
            free.release();
        }
    }

    private Optional<Posting> next() {
        var next = postings.claim(1).stream().findFirst();
        next.ifPresent(working::add);
        return next;
    }

    private void held(Posting posting) {
        try {
            make(posting);
        } catch (JackdawException e) {
            LOG.log(Level.WARNING, "report " + posting.report() + " waits: " + e.getMessage());
        } finally {
            working.remove(posting);
        }
    }

    /// Says that what is worked on here is still worked on.
    public void renew() {
        working.forEach(postings::renew);
    }

    /// How many are worked on.
    public int working() {
        return working.size();
    }

    /// Makes one, or says why not.
    void make(Posting posting) {
        var report = reports.find(posting.report()).filter(Report::active);
        if (report.isEmpty() || !(report.get().definition() instanceof ReportDefinition definition)) {
            postings.end(posting, "skipped", "the report was paused or deleted", List.of(), "");
            return;
        }
        try {
            if (posting.tries() > CLAIMS_MAX) {
                failed(posting, definition, "it was begun again and again and never ended");
            } else if (tooLate(posting, definition)) {
                if (posting.reason().isEmpty()) {
                    postings.end(posting, "skipped", "it could not be made in time", List.of(), "");
                } else {
                    failed(posting, definition, posting.reason());
                }
            } else if (!waits(posting, definition)) {
                compose(posting, definition);
            }
        } catch (StateUnavailable | RefusedStatement e) {
            // Nothing can be noted now: it is made again when its lease has run out.
            throw e;
        } catch (JackdawException e) {
            again(posting, definition, e.text());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "report " + posting.report(), e);
            again(posting, definition, "an error inside: " + e.getClass().getSimpleName());
        }
    }

    private Duration age(Posting posting) {
        return Duration.between(posting.due(), clock.instant());
    }

    /// One that waits for data has its own limit.
    private boolean tooLate(Posting posting, ReportDefinition definition) {
        return definition.waiting() == null
                && age(posting).compareTo(Amounts.time(definition.late()).orElse(Planner.LATE)) > 0;
    }

    /// Whether the data are not there yet; then it is looked at again, until it is given up.
    private boolean waits(Posting posting, ReportDefinition definition) {
        var wait = definition.waiting();
        if (wait == null) {
            return false;
        }
        var zone = planner.schedule(definition).zone();
        var wanted = LocalDate.ofInstant(posting.due(), calendar.zone()).minusDays(1);
        var there = data.read().of(wait.table());
        if (there.filter(day -> !day.isBefore(wanted)).isPresent()) {
            return false;
        }
        var until = until(wait, posting.due().atZone(zone));
        var stand = wait.table()
                + there.map(day -> " ends on " + EditionText.day(day)).orElse(" has no day that can be read")
                + ", "
                + EditionText.day(wanted)
                + " is missing";
        if (clock.instant().isBefore(until)) {
            postings.later(posting, "waiting", look, stand);
            return true;
        }
        var text = "**"
                + definition.heading()
                + "** is not reported today: "
                + stand
                + ". Given up at "
                + TIME.format(until.atZone(zone))
                + ".";
        if (postings.end(posting, "failed", stand, definition.to(), text)) {
            owner(posting, definition, text);
        }
        return true;
    }

    private static Instant until(ReportWait wait, ZonedDateTime due) {
        return Amounts.clock(wait.until())
                .map(time -> due.with(time))
                .filter(end -> end.isAfter(due))
                .orElse(due.plusHours(2))
                .toInstant();
    }

    private void compose(Posting posting, ReportDefinition definition) {
        recheck.check(posting.report(), posting.due());
        var last = editor.last(posting.due());
        var edition = editor.compose(
                definition, posting.due(), last, watches.found(definition, last), notes(posting, definition));
        if (edition.hopeless()) {
            throw new TransientException(String.join("; ", edition.problems()), null);
        }
        var facts = EditionText.facts(edition);
        var spoken = edition.quiet()
                ? edition
                : narrator.tell(facts)
                        .flatMap(text -> Narration.checked(text, facts))
                        .map(edition::told)
                        .orElse(edition);
        if (postings.publish(posting, definition, spoken) && !edition.problems().isEmpty()) {
            owner(
                    posting,
                    definition,
                    "Parts of your report **"
                            + definition.heading()
                            + "** could not be made: "
                            + String.join("; ", edition.problems())
                            + ".");
        }
    }

    private List<String> notes(Posting posting, ReportDefinition definition) {
        var zone = planner.schedule(definition).zone();
        var notes = new ArrayList<String>();
        if (age(posting).compareTo(LATE_FROM) > 0) {
            notes.add("Due "
                    + TIME.format(posting.due().atZone(zone))
                    + ", "
                    + words(age(posting))
                    + " late"
                    + (posting.reason().isEmpty() ? "." : ": the data came late."));
        }
        var missed = postings.missed(posting.report(), posting.due());
        if (!missed.isEmpty()) {
            notes.add("Not posted before: "
                    + String.join(
                            ", ",
                            missed.reversed().stream()
                                    .map(p -> TIME.format(p.due().atZone(zone)) + " (" + p.reason() + ")")
                                    .toList())
                    + ".");
        }
        return notes;
    }

    private void again(Posting posting, ReportDefinition definition, String problem) {
        if (posting.tries() >= TRIES_MAX) {
            failed(posting, definition, problem);
        } else {
            postings.later(posting, "due", Duration.ofSeconds(5L * posting.tries() * posting.tries()), problem);
        }
    }

    /// Its owner hears of it, not those who read it.
    private void failed(Posting posting, ReportDefinition definition, String problem) {
        if (postings.end(posting, "failed", problem, List.of(), "")) {
            owner(
                    posting,
                    definition,
                    "Your report **"
                            + definition.heading()
                            + "** of "
                            + TIME.format(posting.due()
                                    .atZone(planner.schedule(definition).zone()))
                            + " could not be made: "
                            + problem
                            + ". Nothing was posted. jackdaw reports show "
                            + definition.name()
                            + " tells more.");
        }
    }

    private void owner(Posting posting, ReportDefinition definition, String text) {
        told.tell("report " + posting.report() + " " + posting.due(), definition.owner(), text);
    }
}
