package dev.jackdaw.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestCompany;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.cli.Cli;
import dev.jackdaw.learning.Learning.State;
import dev.jackdaw.learning.Viewer;
import dev.jackdaw.store.Lifecycle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that is killed while it proves and promotes leaves nothing half-done.
class CuratorKilledTest {
    private static final int ROUNDS = 5;

    /// Sayings that are unlike each other, so that each is a learning of its own.
    private static final List<String> SAID = List.of(
            "Shops that we run ourselves should not be there",
            "Plans of resellers are billed a month later",
            "Only subscriptions with a signed order should count",
            "Accounts on a free trial are never part of it",
            "Countries without an office belong to the region north",
            "Customers that were merged are kept under the older name",
            "Refunds of the first week are not in the table",
            "The industry is what sales wrote, not what the register says");

    @Test
    void whatever_is_killed_comes_to_the_same(@TempDir Path folder) throws IOException, InterruptedException {
        long seed = System.nanoTime();
        System.out.println("CuratorKilledTest seed " + seed);
        var random = new Random(seed);
        try (var company = TestCompany.open()) {
            var jackdaw = company.jackdaw();
            for (int i = 0; i < SAID.size(); i++) {
                var outcome = jackdaw.desk().ask(new Desk.Ask("t" + i, "cli:p" + i, "MRR by plan"), e -> {});
                TestDatabase.run(
                        company.database(),
                        "INSERT INTO jackdaw_state.feedback (run, asker, good, reason) VALUES ('"
                                + outcome.run()
                                + "', 'cli:p"
                                + i
                                + "', false, '"
                                + SAID.get(i)
                                + "')");
            }
            var settings = TestDatabase.settings(company.database());
            for (int i = 0; i < ROUNDS; i++) {
                var process = Cli.start(settings, folder.resolve("log" + i), "learnings", "curate");
                if (!process.waitFor(1_200 + random.nextInt(2_500), TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            }
            jackdaw.curator().pass();
            jackdaw.curator().pass();

            var learnings = jackdaw.learning().learnings();
            var all = learnings.list(Viewer.UPKEEP, List.of(State.values()));
            assertThat(all).as("one for its author, one for all, of each").hasSize(2 * SAID.size());
            assertThat(learnings.list(Viewer.UPKEEP, List.of(State.PROPOSED))).isEmpty();
            for (var learning : all) {
                var history = learnings.history(Viewer.UPKEEP, learning.id());
                assertThat(history)
                        .extracting(Lifecycle.Event::version)
                        .containsExactlyElementsOf(IntStream.rangeClosed(1, learning.version())
                                .boxed()
                                .toList());
                assertThat(history.getLast().state()).isEqualTo(learning.state());
                assertThat(history).hasSize(2);
            }
            assertThat(TestDatabase.rows(company.database(), "SELECT count(*) FROM jackdaw_state.learning_run"))
                    .isEqualTo(List.of(List.of(String.valueOf(runs(jackdaw)))));
        }
    }

    private static long runs(Jackdaw jackdaw) {
        return jackdaw.journal().recent(1_000).stream()
                .filter(r -> r.status().equals("ended"))
                .count();
    }
}
