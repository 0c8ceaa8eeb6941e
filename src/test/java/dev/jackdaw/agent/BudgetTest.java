package dev.jackdaw.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.app.Config;
import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.core.Cancellation;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.Basis;
import dev.jackdaw.data.Result;
import dev.jackdaw.data.ResultTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Each limit of a run is a hard stop, also when the run was taken up again.
class BudgetTest {
    private static final Duration LONG = Duration.ofDays(1);
    private static final Ledger NO_LEDGER = new Ledger() {
        @Override
        public List<String> book(RunId run, Step.Asked asked, long costMicros) {
            return List.of();
        }

        @Override
        public void settle(RunId run, Step.Asked asked, long costMicros) {}

        @Override
        public List<String> used(String asker) {
            return List.of();
        }
    };
    private static Jackdaw jackdaw;

    @BeforeAll
    static void open() {
        jackdaw = Jackdaw.open(new Config(TestDatabase.settings(TestDatabase.fresh())));
    }

    @AfterAll
    static void close() {
        jackdaw.close();
    }

    @Test
    void model_calls_tokens_and_cost() {
        assertThat(stoppedAfter(new Budget(3, 99_999, 99_999, LONG, LONG), 2, "3 model calls"))
                .isEqualTo(3);
        assertThat(stoppedAfter(new Budget(99, 2_000, 99_999, LONG, LONG), 2, "2000 tokens"))
                .isEqualTo(4);
        assertThat(stoppedAfter(new Budget(99, 99_999, 50_000, LONG, LONG), 2, "$0.05"))
                .isEqualTo(2);
    }

    @Test
    void time_and_time_in_the_database() {
        var brief = Duration.ofSeconds(20);
        assertThat(stoppedAfter(new Budget(99, 99_999, 9_999_999, brief, LONG), 50, "20 s"))
                .isBetween(2, 5);
        assertThat(stoppedAfter(new Budget(99, 99_999, 9_999_999, LONG, brief), 2, "20 s of SQL"))
                .isEqualTo(20);
    }

    /// Model and tool in turn until the run is stopped; each so many turns, another process takes
    /// it up. Returns how often the model was called.
    private static int stoppedAfter(Budget budget, int turns, String limit) {
        var id = RunId.next(Clock.systemUTC());
        jackdaw.journal().begin(id, new Step.Asked("question", "cli:test", "t-" + id));
        var calls = new AtomicLong();
        assertThatThrownBy(() -> {
                    while (calls.get() < 100) {
                        takeUp(id, budget, calls, turns);
                    }
                })
                .isInstanceOf(Stopped.ByBudget.class)
                .hasMessage("I stopped because this run reached its limit of " + limit + ".");
        jackdaw.journal().release(id);
        return calls.intValue();
    }

    private static void takeUp(RunId id, Budget budget, AtomicLong calls, int turns) {
        // Time passes with each look at the clock.
        var ticks = new AtomicLong();
        InstantSource source = () -> Instant.EPOCH.plusSeconds(ticks.incrementAndGet());
        var clock = source.withZone(ZoneOffset.UTC);
        var journal = new RunJournal(id, jackdaw.journal().entries(id), jackdaw.journal(), entry -> {}, clock);
        var run = new Run(journal, NO_LEDGER, budget, clock, new Cancellation());
        run.asked();
        long already = calls.get();
        for (int turn = 1; turn <= already + turns; turn++) {
            run.chat(new Talker(calls), new ChatModel.Request("leader", "", List.of(), List.of()));
            run.tool("leader", new ToolCall("1", "look", "{}"), BudgetTest::fetched);
        }
    }

    private static ToolOutput fetched() {
        var table = new ResultTable(List.of(), List.of(), false);
        return new ToolOutput.Done(
                JsonNodeFactory.instance.objectNode(),
                new Result("", Basis.SCHEMA, "", "", table, List.of(), List.of(), List.of(), ""));
    }

    /// A model that never comes to an end.
    private record Talker(AtomicLong calls) implements ChatModel {
        @Override
        public Reply chat(Request request, Call call) {
            calls.incrementAndGet();
            return new Reply("", List.of(), "talker", 400, 100, 30_000, "");
        }

        @Override
        public String name() {
            return "talker";
        }
    }
}
