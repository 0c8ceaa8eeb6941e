package dev.jackdaw.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// Harm is seen soon and good is kept, over many seeded histories.
class LiftTest {
    private static final int HISTORIES = 1_000;
    private static final long SEED = 20_260_617;

    /// The use at which it would be taken back; more than `uses` where never.
    private static int demotedAt(Random random, double with, double without, int uses) {
        double good = 0;
        double heldGood = 0;
        int held = 0;
        for (int use = 1; use <= uses; use++) {
            good += random.nextDouble() < with ? 1 : 0;
            if (use % 10 == 0) {
                held++;
                heldGood += random.nextDouble() < without ? 1 : 0;
            }
            if (Lift.of(use, good, held, heldGood, 0.85).fails()) {
                return use;
            }
        }
        return uses + 1;
    }

    private static double demotedWithin30(double with, double without) {
        var random = new Random(SEED);
        int demoted = 0;
        for (int i = 0; i < HISTORIES; i++) {
            demoted += demotedAt(random, with, without, 30) <= 30 ? 1 : 0;
        }
        return (double) demoted / HISTORIES;
    }

    @Test
    void a_harmful_one_is_taken_back_within_thirty_uses() {
        assertThat(demotedWithin30(0.0, 0.85)).isEqualTo(1);
        assertThat(demotedWithin30(0.3, 0.85)).isGreaterThan(0.99);
        assertThat(demotedWithin30(0.5, 0.85)).isGreaterThan(0.9);
    }

    @Test
    void a_good_one_is_kept() {
        assertThat(demotedWithin30(1.0, 0.0)).isZero();
        assertThat(demotedWithin30(0.97, 0.4)).isLessThan(0.01);
        assertThat(demotedWithin30(1.0, 0.6)).isLessThan(0.01);
    }

    @Test
    void one_that_does_no_good_goes_once_it_was_tried_often() {
        assertThat(Lift.of(30, 24, 3, 2.55, 0.85).fails()).isTrue();
        assertThat(Lift.of(29, 23.2, 3, 2.55, 0.85).fails()).isFalse();
    }

    @Test
    void nothing_is_said_of_what_was_hardly_used() {
        assertThat(Lift.of(4, 0, 0, 0, 0.85).fails()).isFalse();
        assertThat(Lift.of(5, 0, 0, 0, 0.85).fails()).isTrue();
    }
}
