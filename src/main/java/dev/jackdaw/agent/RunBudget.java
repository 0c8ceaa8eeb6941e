package dev.jackdaw.agent;

import dev.jackdaw.data.Figures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What one run may still spend: its own limits, and what is reserved for it of people's and the company's.
/// Used by one thread.
final class RunBudget {
    private static final int ROUTINE_CALLS = 3;
    private final RunJournal journal;
    private final Ledger ledger;
    private final Budget budget;
    private final Clock clock;
    private final Instant deadline;
    private final Set<String> warnings = new LinkedHashSet<>();
    private boolean booked;
    private long reserved;

    RunBudget(RunJournal journal, Ledger ledger, Budget budget, Clock clock) {
        this.journal = journal;
        this.ledger = ledger;
        this.budget = budget;
        this.clock = clock;
        this.deadline = clock.instant().plus(budget.wallTime());
        // Whoever had it before may have reserved something.
        this.booked = journal.left() > 1;
    }

    Duration timeLeft() {
        return Duration.between(clock.instant(), deadline);
    }

    /// What the person is to be told about budgets.
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /// Throws `Stopped.ByBudget` where a limit of the run is reached.
    void check() {
        var spend = journal.spend();
        if (spend.modelCalls() >= budget.modelCalls()) {
            throw Stopped.ByBudget.ofRun(budget.modelCalls() + " model calls");
        }
        if (spend.tokensIn() + spend.tokensOut() >= budget.tokens()) {
            throw Stopped.ByBudget.ofRun(budget.tokens() + " tokens");
        }
        if (spend.costMicros() >= budget.costMicros()) {
            throw Stopped.ByBudget.ofRun(Figures.dollars(budget.costMicros()));
        }
        if (spend.sqlMs() >= budget.sqlTime().toMillis()) {
            throw Stopped.ByBudget.ofRun(budget.sqlTime().toSeconds() + " s of SQL");
        }
        if (clock.instant().isAfter(deadline)) {
            throw Stopped.ByBudget.ofRun(budget.wallTime().toSeconds() + " s");
        }
    }

    /// Before a call its cost is reserved, so that it can't take a budget beyond its limit.
    void reserve(Step.Asked asked, long costMicros) {
        while (journal.next(Step.Warned.class)) {
            warnings.add(journal.recorded(Step.Warned.class).orElseThrow().text());
        }
        if (journal.live() && costMicros > 0 && journal.spend().costMicros() + costMicros > reserved) {
            booked = true;
            for (var warning : book(asked, costMicros)) {
                if (warnings.isEmpty()) {
                    warnings.add(journal.write(new Step.Warned(warning)).text());
                }
            }
        }
    }

    /// For a routine question's calls at once, or for one where that is too much.
    private List<String> book(Step.Asked asked, long costMicros) {
        var spent = journal.spend().costMicros();
        try {
            reserved = spent + ROUTINE_CALLS * costMicros;
            return ledger.book(journal.id(), asked, reserved);
        } catch (Stopped.ByBudget tooMuch) {
            reserved = spent + costMicros;
            return ledger.book(journal.id(), asked, reserved);
        }
    }

    /// Whether something may be reserved.
    boolean booked() {
        return booked;
    }

    /// Gives back what was reserved and not used. Before the end is written: what fails after it
    /// would let the run be played again.
    void settle(Step.Asked asked) {
        ledger.settle(journal.id(), asked, journal.spend().costMicros());
        booked = false;
        reserved = 0;
    }
}
