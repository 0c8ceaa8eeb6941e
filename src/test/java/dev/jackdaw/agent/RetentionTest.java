package dev.jackdaw.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.TestCompany;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.core.EnvironmentException;
import dev.jackdaw.data.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
            // What one person learnt rests on the first of them.
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
            var retention = new Retention(jackdaw.database(), Clock.systemUTC());
            assertThatThrownBy(() -> retention.pass(Duration.ofDays(90), folder.resolve("missing")))
                    .isInstanceOf(EnvironmentException.class);
            assertThat(jackdaw.journal().recent(10)).hasSize(4);

            int steps = jackdaw.journal().entries(runs.get(2)).size();
            assertThat(retention.pass(Duration.ofDays(90), folder)).isEqualTo(2);
            assertThat(retention.pass(Duration.ofDays(90), folder)).isZero();
            assertThat(jackdaw.journal().recent(10))
                    .extracting(r -> r.id())
                    .isEqualTo(List.of(runs.getFirst(), runs.getLast()));
            try (var files = Files.list(folder)) {
                var file = files.toList();
                assertThat(file).hasSize(1);
                assertThat(Files.getPosixFilePermissions(file.getFirst()))
                        .isEqualTo(java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
                try (var in = new GZIPInputStream(Files.newInputStream(file.getFirst()))) {
                    var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
                    assertThat(lines).hasSize(2);
                    var first = Json.mapper().readTree(lines.getFirst());
                    assertThat(first.path("run").asText()).isEqualTo(runs.get(2).value());
                    assertThat(first.path("steps")).hasSize(steps);
                    assertThat(lines.getFirst()).contains("MRR by plan");
                }
            }
        }
    }
}
