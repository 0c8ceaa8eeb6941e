package dev.jackdaw.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestCompany;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Step;
import dev.jackdaw.core.EnvironmentException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// A database that drops every connection in the midst of a run.
class LostDatabaseTest {
    private static final String DROP_ALL = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = "
            + "current_database() AND pid <> pg_backend_pid()";

    @Test
    void a_run_ends_once_whenever_the_connections_break() {
        try (var company = TestCompany.open()) {
            var desk = company.jackdaw().desk();
            var journal = company.jackdaw().journal();
            desk.ask(new Desk.Ask("t-whole", "cli:test", "MRR by plan"), entry -> {});
            int steps = journal.entries(journal.recent(1).getFirst().id()).size();
            for (int at = 1; at < steps - 1; at++) {
                breakAt(at, company);
            }
            desk.resume(entry -> {});
            assertThat(journal.unfinished()).isEmpty();
            assertThat(journal.recent(100))
                    .hasSize(steps - 1)
                    .allSatisfy(run -> assertThat(journal.entries(run.id()))
                            .filteredOn(e -> e.step().ends())
                            .singleElement()
                            .satisfies(e -> assertThat(e.step()).isInstanceOf(Step.Answered.class)));
        }
    }

    @Test
    void a_step_that_the_database_refuses_for_good_ends_the_run() {
        try (var company = TestCompany.open()) {
            TestDatabase.run(
                    company.database(),
                    "CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE check_violation "
                            + "USING MESSAGE = ''never''; END'",
                    "CREATE TRIGGER no BEFORE INSERT ON jackdaw_state.step FOR EACH ROW WHEN (NEW.kind = "
                            + "'Delegated') EXECUTE FUNCTION no()");
            var steps = new AtomicInteger();
            var desk = company.jackdaw().desk();
            var outcome = desk.ask(new Desk.Ask("t-refused", "cli:test", "MRR by plan"), entry -> {
                if (entry.step() instanceof Step.Resumed) {
                    steps.incrementAndGet();
                }
            });
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Desk.Outcome.Failed.class,
                            failed -> assertThat(failed.problem()).contains("refused", "never"));
            assertThat(steps).hasValue(0);
            assertThat(desk.resume(entry -> {})).isEmpty();
        }
    }

    private static void breakAt(int step, TestCompany company) {
        var seen = new AtomicInteger();
        var ask = new Desk.Ask("t-" + step, "cli:test", "MRR by plan");
        try {
            company.jackdaw().desk().ask(ask, entry -> {
                if (seen.incrementAndGet() == step) {
                    TestDatabase.rows(company.database(), DROP_ALL);
                }
            });
        } catch (EnvironmentException e) {
            var run = company.jackdaw().journal().recent(1).getFirst().id();
            assertThat(e.text()).contains("database", "nothing is lost", run.value());
        }
    }
}
