package dev.jackdaw.knowledge.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopSimilarTest {
    private static TopSimilar offered(int limit, float... similarities) {
        var top = new TopSimilar(limit);
        for (int i = 0; i < similarities.length; i++) {
            top.offer(i + 1, similarities[i]);
        }
        return top;
    }

    @Test
    void the_most_similar_come_first_and_no_more_than_asked_for() {
        assertThat(offered(3, 0.1f, 0.9f, -0.5f, 0.4f, 0.8f).ids()).containsExactly(2L, 5L, 4L);
    }

    @Test
    void fewer_than_asked_for_are_all_given() {
        assertThat(offered(10, 0.1f, 0.9f).ids()).containsExactly(2L, 1L);
        assertThat(offered(10).ids()).isEmpty();
    }

    @Test
    void of_equal_ones_the_first_offered_stays() {
        assertThat(offered(2, 0.5f, 0.5f, 0.5f).ids()).containsExactly(1L, 2L);
    }

    @Test
    void a_better_one_drives_out_the_last_offered_of_equal_ones() {
        assertThat(offered(2, 0.5f, 0.5f, 0.9f).ids()).containsExactly(3L, 1L);
        assertThat(offered(4, 7, 7, 7, 7, 8, 9).ids()).containsExactly(6L, 5L, 1L, 2L);
    }

    @Test
    void equal_ones_come_in_the_order_they_were_offered() {
        assertThat(offered(6, 2, 1, 2, 1, 2, 1).ids()).containsExactly(1L, 3L, 5L, 2L, 4L, 6L);
    }
}
