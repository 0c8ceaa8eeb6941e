package dev.jackdaw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.agent.Step;
import dev.jackdaw.core.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `jackdaw runs` and `jackdaw stop`, with `db` and the program's own ends.
class RunsCommandTest {
    private static CompanyCommands company;

    @BeforeAll
    static void open() {
        company = new CompanyCommands();
    }

    @AfterAll
    static void close() {
        company.close();
    }

    /// A run that nobody works on.
    private static RunId begun(String question) {
        var run = RunId.next(Clock.systemUTC());
        company.jackdaw().journal().begin(run, new Step.Asked(question, "cli:ana", "t-" + run));
        company.jackdaw().journal().release(run);
        return run;
    }

    private static String asked(String question) {
        return CompanyCommands.json(company.run("ask", "--json", question))
                .getFirst()
                .path("runId")
                .asText();
    }

    private static String last(RunId run) {
        return CompanyCommands.json(company.run("runs", "show", run.value(), "--json"))
                .getLast()
                .path("kind")
                .asText();
    }

    @Test
    void the_newest_runs_are_listed_first_and_no_more_than_asked_for() {
        var older = begun("an older question");
        var newer = begun("a newer question");
        assertThat(company.run("runs", "list").out())
                .containsSubsequence(newer + " ", "a newer question", older + " ", "an older question");
        assertThat(company.run("runs", "list", "--limit", "1").out().lines()).hasSize(2);
        company.run("stop", older.value());
        company.run("stop", newer.value());
    }

    @Test
    void a_run_s_steps_are_printed_one_a_line() {
        var run = asked("What is our MRR by plan?");
        assertThat(company.run("runs", "show", run).out().lines())
                .allMatch(line -> line.matches("2\\d{3}-\\d\\d-\\d\\dT\\S+Z  .*"))
                .anyMatch(line -> line.endsWith("asked: What is our MRR by plan?"));
        var steps = CompanyCommands.json(company.run("runs", "show", run, "--json"));
        assertThat(steps.getFirst().path("kind").asText()).isEqualTo("Asked");
        assertThat(steps.getLast().path("kind").asText()).isEqualTo("Answered");
        assertThat(steps)
                .extracting(step -> step.path("seq").asInt())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void what_has_no_single_statement_is_not_replayed() {
        var declined = CompanyCommands.json(company.run("ask", "--json", "How many llamas do we own?"))
                .getFirst()
                .path("runId")
                .asText();
        var none = company.run("runs", "replay", declined);
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("run " + declined + " has no answer with SQL to replay");
        var two = company.run("runs", "replay", asked("What is our MRR? And how many open tickets do we have?"));
        assertThat(two.code()).isEqualTo(2);
        assertThat(two.err()).contains("rests on several statements", "jackdaw sql run");
    }

    @Test
    void an_answer_whose_table_is_gone_no_longer_runs() {
        var run = asked("CSAT by priority");
        company.execute("ALTER TABLE support_tickets RENAME TO tickets_elsewhere");
        try {
            var replayed = company.run("runs", "replay", run);
            assertThat(replayed.code()).isEqualTo(1);
            assertThat(replayed.err()).contains("the SQL no longer runs: ", "support_tickets");
        } finally {
            company.execute("ALTER TABLE tickets_elsewhere RENAME TO support_tickets");
        }
    }

    @Test
    void a_run_is_stopped_by_its_name_and_all_of_them_at_once() {
        var one = begun("one");
        var two = begun("two");
        assertThat(company.run("runs", "cancel", one.value()).code()).isZero();
        assertThat(company.run("stop", two.value()).code()).isZero();
        assertThat(last(one)).isEqualTo("Cancelled");
        assertThat(last(two)).isEqualTo("Cancelled");
        var all = company.run("stop", "--all");
        assertThat(all.code()).isZero();
        assertThat(all.out()).matches("\\d+ runs told to stop\n");
    }

    @Test
    void what_can_not_be_is_named_with_its_mend() {
        var unknown = RunId.next(Clock.systemUTC()).value();
        for (var command : new String[] {"show", "why", "replay"}) {
            var ran = company.run("runs", command, unknown);
            assertThat(ran.code()).as(command).isEqualTo(2);
            assertThat(ran.err()).contains("there is no run '" + unknown + "'", "jackdaw runs list");
        }
        assertThat(company.run("runs", "cancel", unknown).err()).contains("there is no run " + unknown);
        assertThat(company.run("runs", "show", "llama").err()).contains("'llama' is not a run id");
        assertThat(company.run("stop").err()).contains("name a run, or write --all");
        assertThat(company.run("stop", "--all", unknown).code()).isEqualTo(2);
        assertThat(company.run("runs").out()).contains("Usage: jackdaw runs", "replay");
    }

    @Test
    void the_database_and_its_logins_are_told_without_passwords(@TempDir Path folder) throws IOException {
        var status = company.run("db", "status");
        assertThat(status.code()).isZero();
        assertThat(status.out())
                .containsPattern(
                        "^DATABASE_URL: \\w+@\\S+\nanalyst: jackdaw_analyst@\\S+\nengineer: jackdaw_engineer@");
        assertThat(company.run("db", "grants").out())
                .contains("in place for ", "jackdaw_analyst@", "jackdaw_engineer@");
        var home = folder.resolve("home");
        var embedded = Map.of("JACKDAW_HOME", home.toString());
        var none = Cli.run(embedded, "db", "status");
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.out()).isEqualTo("embedded in " + home + ": not running\n");
        assertThat(Cli.run(embedded, "db", "stop").out()).isEqualTo("it was not running\n");
        assertThat(Files.notExists(home.resolve("postgres"))).isTrue();
    }

    @Test
    void how_a_question_is_read_is_printed_without_asking_it() {
        var before = company.rows("SELECT count(*) FROM jackdaw_state.run");
        var read = company.run("ask", "--explain", "MRR", "by", "plan", "last", "month");
        assertThat(read.code()).isZero();
        assertThat(read.out()).containsPattern("last month +period ").contains("so: MRR by plan last month");
        assertThat(company.rows("SELECT count(*) FROM jackdaw_state.run")).isEqualTo(before);
        assertThat(company.run("--version").out()).startsWith("jackdaw ");
        assertThat(company.run().out()).contains("Usage: jackdaw", "Exit codes:");
        assertThat(company.run("llamas").code()).isEqualTo(2);
    }
}
