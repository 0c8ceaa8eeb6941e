package dev.jackdaw.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.core.RunId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunBudgetTest {
    private static final RunId RUN = RunId.next(Clock.systemUTC());
    private static final Step.Asked ASKED = new Step.Asked("MRR?", "cli:ana", "t");
    private static final Budget BUDGET = new Budget(3, 1_000, 50_000, Duration.ofSeconds(60), Duration.ofSeconds(20));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final MemoryJournal written = new MemoryJournal();
    private final Booked ledger = new Booked();

    /// Keeps what was booked; refuses more than `most`.
    private static final class Booked implements Ledger {
        private final List<String> calls = new ArrayList<>();
        private long most = Long.MAX_VALUE;
        private List<String> warnings = List.of();

        @Override
        public List<String> book(RunId run, Step.Asked asked, long costMicros) {
            calls.add("book " + costMicros);
            if (costMicros > most) {
                throw Stopped.ByBudget.shared("too much");
            }
            return warnings;
        }

        @Override
        public void settle(RunId run, Step.Asked asked, long costMicros) {
            calls.add("settle " + costMicros);
        }

        @Override
        public List<String> used(String asker) {
            return List.of();
        }
    }

    private RunJournal journal(Step... past) {
        var entries = new ArrayList<Journal.Entry>();
        for (var step : past) {
            entries.add(new Journal.Entry(entries.size(), Instant.EPOCH, step));
        }
        return new RunJournal(RUN, entries, written, entry -> {}, clock);
    }

    private RunBudget budget(RunJournal journal) {
        return new RunBudget(journal, ledger, BUDGET, clock);
    }

    private static Step.ModelReplied replied(int tokens, long micros) {
        return new Step.ModelReplied(
                "leader", new ChatModel.Reply("", List.of(), "m", tokens / 2, tokens - tokens / 2, micros, ""), 5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"999|49999|0|60|", "1000|0|0|0|1000 tokens", "0|50000|0|0|$0.05", "0|0|0|61|60 s"})
    void at_its_limit_a_run_is_stopped_and_just_before_it_is_not(
            int tokens, long micros, int calls, long seconds, String limit) {
        var journal = journal();
        var budget = budget(journal);
        journal.write(replied(tokens, micros));
        now.set(Instant.EPOCH.plusSeconds(seconds));
        if (limit == null) {
            assertThatCode(budget::check).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(budget::check)
                    .isInstanceOf(Stopped.ByBudget.class)
                    .hasMessage("I stopped because this run reached its limit of " + limit + ".");
        }
    }

    @Test
    void each_attempt_is_a_call_also_one_that_failed() {
        var journal = journal();
        var budget = budget(journal);
        journal.write(new Step.ModelCalled("leader", "m", 1));
        journal.write(new Step.ModelFailed("leader", "m", "no", 1, 0));
        budget.check();
        journal.write(new Step.ModelCalled("leader", "m", 1));
        assertThatThrownBy(budget::check).hasMessageContaining("3 model calls");
    }

    @Test
    void the_time_left_can_be_less_than_none() {
        var budget = budget(journal());
        assertThat(budget.timeLeft()).isEqualTo(Duration.ofSeconds(60));
        now.set(Instant.EPOCH.plusSeconds(70));
        assertThat(budget.timeLeft()).isEqualTo(Duration.ofSeconds(-10));
    }

    @Test
    void a_routine_question_s_calls_are_reserved_at_once_and_not_again() {
        var journal = journal();
        var budget = budget(journal);
        assertThat(budget.booked()).isFalse();
        budget.reserve(ASKED, 1_000);
        journal.write(replied(10, 900));
        budget.reserve(ASKED, 1_000);
        assertThat(ledger.calls).containsExactly("book 3000");
        journal.write(replied(10, 1_500));
        budget.reserve(ASKED, 1_000);
        assertThat(ledger.calls).containsExactly("book 3000", "book 5400");
        assertThat(budget.booked()).isTrue();
    }

    @Test
    void where_that_is_too_much_one_call_is_and_where_that_is_too_much_the_run_stops() {
        var journal = journal();
        var budget = budget(journal);
        ledger.most = 2_000;
        budget.reserve(ASKED, 1_500);
        assertThat(ledger.calls).containsExactly("book 4500", "book 1500");
        journal.write(replied(10, 1_400));
        assertThatThrownBy(() -> budget.reserve(ASKED, 1_500)).isInstanceOf(Stopped.ByBudget.class);
    }

    @Test
    void what_is_free_reserves_nothing() {
        var budget = budget(journal());
        budget.reserve(ASKED, 0);
        assertThat(ledger.calls).isEmpty();
        assertThat(budget.booked()).isFalse();
    }

    @Test
    void what_was_not_used_is_given_back_and_the_next_call_reserves_anew() {
        var journal = journal();
        var budget = budget(journal);
        budget.reserve(ASKED, 1_000);
        journal.write(replied(10, 700));
        budget.settle(ASKED);
        assertThat(budget.booked()).isFalse();
        budget.reserve(ASKED, 1_000);
        assertThat(ledger.calls).containsExactly("book 3000", "settle 700", "book 3700");
    }

    @Test
    void a_person_is_warned_once_and_it_stands_in_the_journal() {
        var journal = journal();
        var budget = budget(journal);
        ledger.warnings = List.of("80 % of your budget are used", "80 % of the company's are used");
        budget.reserve(ASKED, 1_000);
        journal.write(replied(10, 3_000));
        budget.reserve(ASKED, 1_000);
        assertThat(budget.warnings()).containsExactly("80 % of your budget are used");
        journal.flush();
        assertThat(written.entries(RUN))
                .extracting(Journal.Entry::step)
                .contains(new Step.Warned("80 % of your budget are used"));
    }

    @Test
    void a_run_that_is_taken_up_again_finds_its_warnings_and_books_nothing_for_what_is_past() {
        var journal = journal(new Step.Warned("nearly"), new Step.ModelCalled("leader", "m", 1));
        var budget = budget(journal);
        assertThat(budget.booked())
                .as("whoever had it before may have reserved something")
                .isTrue();
        budget.reserve(ASKED, 1_000);
        assertThat(budget.warnings()).containsExactly("nearly");
        assertThat(ledger.calls).isEmpty();
    }
}
