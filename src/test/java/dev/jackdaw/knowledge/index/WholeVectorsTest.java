package dev.jackdaw.knowledge.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeVectorsTest {
    private static float[] axis(int dimensions, int axis) {
        var vector = new float[dimensions];
        vector[axis] = 1;
        return vector;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 384})
    void every_dimension_counts_whatever_their_number(int dimensions) {
        var vectors = new WholeVectors();
        for (int axis = 0; axis < dimensions; axis++) {
            vectors.add(axis, axis(dimensions, axis));
        }
        for (int axis = 0; axis < dimensions; axis++) {
            assertThat(vectors.nearest(axis(dimensions, axis), 1)).containsExactly((long) axis);
        }
    }

    @Test
    void opposite_vectors_come_last() {
        var vectors = new WholeVectors();
        vectors.add(1, new float[] {-1, 0});
        vectors.add(2, new float[] {0, 1});
        vectors.add(3, new float[] {0.6f, 0.8f});
        vectors.add(4, new float[] {1, 0});
        assertThat(vectors.nearest(new float[] {1, 0}, 10)).containsExactly(4L, 3L, 2L, 1L);
    }

    @Test
    void of_no_vectors_none_is_near() {
        assertThat(new WholeVectors().nearest(new float[] {1}, 5)).isEmpty();
    }

    @Test
    void of_the_same_vector_twice_the_first_added_comes_first() {
        var vectors = new WholeVectors();
        vectors.add(9, new float[] {1, 0});
        vectors.add(2, new float[] {1, 0});
        vectors.add(5, new float[] {1, 0});
        assertThat(vectors.nearest(new float[] {1, 0}, 2)).containsExactly(9L, 2L);
    }
}
