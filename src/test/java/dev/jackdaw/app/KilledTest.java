package dev.jackdaw.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestCompany;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Step;
import dev.jackdaw.cli.Cli;
import dev.jackdaw.core.RunId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A killed process loses nothing and doubles nothing.
class KilledTest {
    private static final int ROUNDS = 6;

    @Test
    void every_run_of_killed_processes_ends_exactly_once(@TempDir Path folder)
            throws IOException, InterruptedException {
        long seed = System.nanoTime();
        System.out.println("KilledTest seed " + seed);
        var random = new Random(seed);
        try (var company = TestCompany.open()) {
            var settings = TestDatabase.settings(company.database());
            for (int i = 0; i < ROUNDS; i++) {
                var process = Cli.start(settings, folder.resolve("log" + i), "ask", "MRR by plan");
                if (!process.waitFor(900 + random.nextInt(2_500), TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            }
            // The server lets go of a dead process's locks when it notices the closed connection.
            for (int i = 0; i < 200 && !company.jackdaw().journal().unfinished().isEmpty(); i++) {
                company.jackdaw().desk().resume(entry -> {});
                TimeUnit.MILLISECONDS.sleep(20);
            }
            for (var run : company.jackdaw().journal().recent(100)) {
                var steps = company.jackdaw().journal().entries(run.id()).stream()
                        .map(e -> e.step())
                        .toList();
                assertThat(run.status()).isEqualTo("ended");
                assertThat(steps).filteredOn(Step::ends).hasSize(1);
                assertThat(steps.getLast()).isInstanceOf(Step.Answered.class);
            }
        }
    }

    /// A run as a process left it that died at each possible step.
    @Test
    void a_run_goes_on_from_any_step() {
        try (var company = TestCompany.open()) {
            var desk = company.jackdaw().desk();
            var journal = company.jackdaw().journal();
            var whole = desk.ask(new Desk.Ask("t-whole", "cli:test", "MRR by plan"), entry -> {});
            var steps = journal.entries(whole.run()).stream().map(e -> e.step()).toList();
            for (int left = 1; left < steps.size(); left++) {
                var id = RunId.next(Clock.systemUTC());
                var asked = (Step.Asked) steps.getFirst();
                journal.begin(id, new Step.Asked(asked.question(), asked.asker(), "t-" + left));
                for (int seq = 1; seq < left; seq++) {
                    journal.append(id, seq, steps.get(seq));
                }
                journal.release(id);
                var outcomes = desk.resume(entry -> {});
                assertThat(outcomes).hasSize(1);
                assertThat(outcomes.getFirst()).isInstanceOf(Desk.Outcome.Answered.class);
                var resumed = journal.entries(id).stream().map(e -> e.step()).toList();
                assertThat(resumed)
                        .filteredOn(s -> s instanceof Step.ToolCalled)
                        .hasSize(1);
                assertThat(resumed).filteredOn(Step::ends).hasSize(1);
                assertThat(((Desk.Outcome.Answered) outcomes.getFirst())
                                .answer()
                                .table())
                        .isEqualTo(((Desk.Outcome.Answered) whole).answer().table());
            }
            assertThat(journal.unfinished()).isEqualTo(List.of());
        }
    }

    @Test
    void a_run_that_another_process_holds_is_let_be() {
        try (var company = TestCompany.open();
                var other = Jackdaw.open(new Config(TestDatabase.settings(company.database())))) {
            var id = RunId.next(Clock.systemUTC());
            other.journal().begin(id, new Step.Asked("MRR", "cli:test", "t-held"));
            assertThat(company.jackdaw().desk().resume(entry -> {})).isEmpty();
            other.journal().release(id);
            assertThat(company.jackdaw().desk().resume(entry -> {})).hasSize(1);
        }
    }

    @Test
    void of_two_replies_at_once_one_is_the_reply_and_the_other_a_question() throws Exception {
        try (var company = TestCompany.open();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var desk = company.jackdaw().desk();
            for (int i = 0; i < 10; i++) {
                var thread = "t-both-" + i;
                var waiting = desk.ask(new Desk.Ask(thread, "cli:test", "create a view of MRR by plan"), entry -> {});
                assertThat(waiting).isInstanceOf(Desk.Outcome.Waiting.class);
                Callable<Desk.Outcome> reply = () -> desk.ask(new Desk.Ask(thread, "cli:test", "no"), entry -> {});
                var runs = new HashSet<RunId>();
                for (var done : threads.invokeAll(List.of(reply, reply))) {
                    runs.add(done.get().run());
                }
                assertThat(runs).hasSize(2).contains(waiting.run());
                var steps = company.jackdaw().journal().entries(waiting.run()).stream()
                        .map(e -> e.step())
                        .toList();
                assertThat(steps).filteredOn(s -> s instanceof Step.Replied).hasSize(1);
                assertThat(steps).filteredOn(Step::ends).hasSize(1);
            }
        }
    }

    @Test
    void a_stopped_run_ends_as_stopped() {
        try (var company = TestCompany.open()) {
            var id = RunId.next(Clock.systemUTC());
            company.jackdaw().journal().begin(id, new Step.Asked("MRR", "cli:test", "t-stop"));
            company.jackdaw().desk().stop(id, "cli:test");
            company.jackdaw().journal().release(id);
            assertThat(company.jackdaw().desk().outcome(id).orElseThrow()).isInstanceOf(Desk.Outcome.Cancelled.class);
            assertThat(company.jackdaw().desk().resume(entry -> {})).isEmpty();
        }
    }
}
