package dev.jackdaw.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.TestCompany;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Feedback;
import dev.jackdaw.core.EnvironmentException;
import dev.jackdaw.data.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs that ended long ago.
class RetentionTest {
    @Test
    void they_are_in_a_file_before_they_are_gone(@TempDir Path folder) throws Exception {
        try (var company = TestCompany.open()) {
            var jackdaw = company.jackdaw();
            for (int i = 0; i < 3; i++) {
                jackdaw.desk().ask(new Desk.Ask("t" + i, "cli:test", "MRR by plan"), entry -> {});
            }
            // What one person learnt rests on the first of them, and a view on a later one.
            TestDatabase.run(
                    company.database(),
                    "SET jackdaw.viewer = 'upkeep'; INSERT INTO jackdaw_state.learning SELECT 'l1', 'term', "
                            + "'person:cli:test', '{}', 'x', '', '', '{}', min(id), '{}', '', '', 'active', '', 1, "
                            + "'{}', '{}', now(), now() FROM jackdaw_state.run");
            jackdaw.desk().ask(new Desk.Ask("t9", "cli:test", "MRR by plan"), entry -> {});
            var runs = jackdaw.journal().recent(10).stream().map(r -> r.id()).toList();
            TestDatabase.run(
                    company.database(),
                    "UPDATE jackdaw_state.run SET started_at = now() - interval '100 days' WHERE id <> '"
                            + runs.getFirst()
                            + "'");
            var retention = new Maintenance(jackdaw).retention();
            var feedback = new Feedback(jackdaw.database());
            runs.forEach(run -> feedback.give(run, "cli:test", true, ""));
            TestDatabase.run(
                    company.database(),
                    "INSERT INTO jackdaw_state.asset (id, name, stored, state, reason, question, description, metric,"
                            + " shape, sql, gain, owner, run, version, made_at, changed_at, refresh_ms, changes) SELECT"
                            + " 'a1', 'v', false, 'built', '', '', '', '', 's', '', '{}', '', '" + runs.get(1)
                            + "', 1, now(), now(), 0, ''");
            assertThatThrownBy(() -> retention.pass(Duration.ofDays(90), folder.resolve("missing")))
                    .isInstanceOf(EnvironmentException.class);
            assertThat(jackdaw.journal().recent(10)).hasSize(4);

            int steps = jackdaw.journal().entries(runs.get(2)).size();
            assertThat(retention.pass(Duration.ofDays(90), folder)).isEqualTo(1);
            assertThat(retention.pass(Duration.ofDays(90), folder)).isZero();
            assertThat(jackdaw.journal().recent(10))
                    .extracting(r -> r.id())
                    .containsExactlyInAnyOrder(runs.getFirst(), runs.get(1), runs.getLast());
            assertThat(runs.stream().filter(run -> feedback.of(run).isEmpty())).containsExactly(runs.get(2));
            try (var files = Files.list(folder)) {
                var file = files.toList();
                assertThat(file).hasSize(1);
                assertThat(Files.getPosixFilePermissions(file.getFirst()))
                        .isEqualTo(java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
                try (var in = new GZIPInputStream(Files.newInputStream(file.getFirst()))) {
                    var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
                    assertThat(lines).hasSize(1);
                    var first = Json.mapper().readTree(lines.getFirst());
                    assertThat(first.path("run").asText()).isEqualTo(runs.get(2).value());
                    assertThat(first.path("steps")).hasSize(steps);
                    assertThat(lines.getFirst()).contains("MRR by plan");
                }
            }
        }
    }
}
