package dev.jackdaw.app.curve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// What learning is worth, in one order of the questions; docs/LEARNING.md has five.
class CurveTest {
    private static final long SEED = 1;

    @TempDir private static Path folder;
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

    @Test
    void a_renamed_column_makes_exactly_its_dependants_stale_and_is_learnt_anew() {
        var drift = run(Arm.DRIFT);
        assertThat(drift.stale()).isPositive();
        assertThat(drift.wronglyStale()).isZero();
        assertThat(drift.after().mean()).isGreaterThanOrEqualTo(drift.before().mean());
    }
}
