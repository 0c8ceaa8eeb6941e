package dev.jackdaw.bench.curve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.cli.Main;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.model.provider.OpenAi;
import dev.jackdaw.model.provider.StubProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What learning is worth, in one order of the questions; docs/LEARNING.md has five.
class CurveTest {
    private static final long SEED = 1;

    @TempDir
    private static Path folder;

    private static Curve curve;

    @BeforeAll
    static void open() {
        curve = new Curve(folder);
    }

    @AfterAll
    static void close() {
        curve.close();
    }

    private static ArmResult run(Arm arm) {
        return curve.run(arm, 1, SEED, told -> {});
    }

    @Test
    void learning_makes_later_answers_right_and_poison_does_not_unmake_them() {
        var cold = run(Arm.COLD);
        var memory = run(Arm.MEMORY);
        var poison = run(Arm.POISON);
        assertThat(cold.active()).isZero();
        assertThat(memory.last().mean()).isGreaterThanOrEqualTo(cold.last().mean() + 0.2);
        assertThat(memory.tokensPerRight()).isLessThan(cold.tokensPerRight());
        assertThat(memory.fixedAfter()).isGreaterThanOrEqualTo(memory.fixedBefore());
        assertThat(poison.poisonsActive()).isZero();
        assertThat(poison.last().mean()).isGreaterThanOrEqualTo(cold.last().mean());
    }

    /// A provider's model plays over a real socket; this one gives up at once.
    @Test
    void any_model_can_be_measured(@TempDir Path own) {
        try (var provider = new StubProvider()
                        .otherwise(OpenAi.call("submit", Map.of("text", "No.", "basis", "unanswered")));
                var measured =
                        new Curve(own, Map.of("JACKDAW_MODEL", "openai:stub", "OPENAI_BASE_URL", provider.url()))) {
            var cold = measured.run(Arm.COLD, 1, SEED, told -> {});
            assertThat(cold.first().mean() + cold.last().mean()).isZero();
            assertThat(provider.requests().size()).isGreaterThanOrEqualTo(120);
        }
    }

    @Test
    void options_that_can_not_be_are_usage_errors() {
        assertThat(command("--arms", "warm")).isEqualTo(2);
        assertThat(command("--shuffles", "0")).isEqualTo(2);
    }

    private static int command(String... arguments) {
        return Main.run(CurveCommand::new, arguments, Map.of());
    }

    @Test
    void values_count_and_not_how_they_are_laid_out() {
        assertThat(ResultHash.of(table(List.of("a", 1.50), List.of("b", 2))))
                .isEqualTo(ResultHash.of(table(List.of(2.0, "b"), List.of("1.5", "a"))))
                .isNotEqualTo(ResultHash.of(table(List.of("a", 1.51), List.of("b", 2))))
                .isNotEqualTo(ResultHash.of(table(List.of("a", 1.5))));
    }

    @SafeVarargs
    private static ResultTable table(List<Object>... rows) {
        return new ResultTable(List.of(), List.of(rows).stream().map(r -> r).toList(), false);
    }

    @Test
    void a_renamed_column_makes_exactly_its_dependants_stale_and_is_learnt_anew() {
        var drift = run(Arm.DRIFT);
        assertThat(drift.stale()).isPositive();
        assertThat(drift.wronglyStale()).isZero();
        assertThat(drift.after().mean()).isGreaterThanOrEqualTo(drift.before().mean());
    }
}
