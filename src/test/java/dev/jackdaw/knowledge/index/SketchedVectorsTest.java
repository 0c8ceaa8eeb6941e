package dev.jackdaw.knowledge.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SketchedVectorsTest {
    /// All -1 but for the first `ones` dimensions: two of these differ in as many bits as their ones do.
    private static float[] ones(int dimensions, int ones) {
        var vector = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            vector[i] = i < ones ? 1 : -1;
        }
        return vector;
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 63, 64, 65, 128, 130, 384})
    void nearest_is_what_differs_in_the_fewest_signs(int dimensions) {
        var vectors = new SketchedVectors(4, new float[dimensions]);
        vectors.add(1, ones(dimensions, 0));
        vectors.add(2, ones(dimensions, dimensions));
        vectors.add(3, ones(dimensions, dimensions - 1));
        assertThat(vectors.nearest(ones(dimensions, dimensions), 3)).containsExactly(2L, 3L, 1L);
        assertThat(vectors.nearest(ones(dimensions, 0), 2)).containsExactly(1L, 3L);
    }

    @Test
    void signs_are_seen_from_the_middle() {
        var vectors = new SketchedVectors(2, new float[] {10, 10});
        vectors.add(1, new float[] {9, 11});
        vectors.add(2, new float[] {11, 9});
        assertThat(vectors.nearest(new float[] {10.5f, 9.5f}, 1)).containsExactly(2L);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_023, 5_000})
    void more_may_come_than_were_expected_and_none_is_lost_between_blocks(int expected) {
        var vectors = new SketchedVectors(expected, new float[96]);
        var random = new Random(7);
        var all = new float[3_000][96];
        for (int i = 0; i < all.length; i++) {
            for (int d = 0; d < 96; d++) {
                all[i][d] = random.nextBoolean() ? 1 : -1;
            }
            vectors.add(i, all[i]);
        }
        for (int i : new int[] {0, 1, 1_023, 1_024, 2_047, 2_048, 2_999}) {
            assertThat(vectors.nearest(all[i], 1)).containsExactly((long) i);
        }
    }

    @Test
    void of_equal_sketches_the_first_added_comes_first() {
        var vectors = new SketchedVectors(5, new float[1]);
        vectors.add(5, new float[] {-1});
        vectors.add(4, new float[] {-2});
        vectors.add(3, new float[] {2});
        vectors.add(2, new float[] {1});
        assertThat(vectors.nearest(new float[] {3}, 3)).containsExactly(3L, 2L, 5L);
    }

    @Test
    void of_no_vectors_none_is_near() {
        assertThat(new SketchedVectors(0, new float[0]).nearest(new float[0], 5))
                .isEmpty();
    }
}
