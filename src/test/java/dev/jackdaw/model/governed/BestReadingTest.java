package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class BestReadingTest {
    private static final Words WORDS = Words.of("a b c d");

    private static Span span(int start, int end, double cost, String label) {
        return Span.of(start, end, cost, "metric", label, slots -> {});
    }

    private static Span nothing(int start, int end) {
        return Span.of(start, end, 0.05, BestReading.NOTHING, "nothing", slots -> {});
    }

    private static List<String> labels(WholeReading reading) {
        return reading.spans().stream().map(Span::label).toList();
    }

    @Test
    void the_cheapest_spans_that_explain_all_words_win() {
        var spans = List.of(span(0, 2, 0, "ab"), span(2, 4, 0.3, "cd"), span(0, 3, 0.1, "abc"), span(3, 4, 0, "d"));
        var best = new BestReading(WORDS, spans).best(1);
        assertThat(best).hasSize(1);
        assertThat(labels(best.getFirst())).containsExactly("abc", "d");
        assertThat(best.getFirst().unknown()).isEmpty();
    }

    @Test
    void of_equal_costs_the_one_with_fewer_spans_wins() {
        var spans = List.of(span(0, 1, 0, "a"), span(1, 4, 0, "bcd"), span(0, 4, 0, "abcd"));
        assertThat(labels(new BestReading(WORDS, spans).best(1).getFirst())).containsExactly("abcd");
    }

    @Test
    void spans_never_overlap_even_where_their_words_stand_apart() {
        var apart = new BitSet();
        apart.set(0);
        apart.set(2);
        var spans = List.of(
                new Span(apart, 0, "metric", "a..c", slots -> {}),
                span(1, 3, 0, "bc"),
                span(1, 2, 0, "b"),
                span(3, 4, 0, "d"));
        for (var reading : new BestReading(WORDS, spans).best(10)) {
            var taken = new BitSet();
            for (var span : reading.spans()) {
                assertThat(span.words().intersects(taken)).isFalse();
                taken.or(span.words());
            }
            reading.unknown().forEach(taken::set);
            assertThat(taken.cardinality()).isEqualTo(WORDS.size());
        }
        assertThat(labels(new BestReading(WORDS, spans).best(1).getFirst())).containsExactly("a..c", "b", "d");
    }

    @Test
    void a_word_in_no_span_is_unknown_and_costs_more_than_any_reading_without() {
        var spans = List.of(span(0, 1, 0, "a"), span(0, 4, 9, "abcd"));
        assertThat(labels(new BestReading(WORDS, spans).best(1).getFirst())).containsExactly("abcd");
        var reading =
                new BestReading(WORDS, List.of(span(1, 3, 0, "bc"))).best(1).getFirst();
        assertThat(reading.unknown()).containsExactly(0, 3);
        assertThat(reading.cost()).isBetween(20.0, 21.0);
    }

    @Test
    void readings_come_cheapest_first_and_each_says_something_else() {
        var spans = new ArrayList<Span>();
        for (int i = 0; i < 4; i++) {
            spans.add(span(i, i + 1, 0.2 * i, "w" + i));
            spans.add(nothing(i, i + 1));
        }
        spans.add(nothing(0, 2));
        spans.add(nothing(1, 3));
        var readings = new BestReading(WORDS, spans).best(16);
        assertThat(readings).extracting(WholeReading::cost).isSorted();
        assertThat(readings.stream()
                        .filter(r -> r.unknown().isEmpty())
                        .map(r -> labels(r).stream()
                                .filter(l -> !l.equals("nothing"))
                                .toList()))
                .doesNotHaveDuplicates();
    }

    @Test
    void no_words_have_one_empty_reading() {
        assertThat(new BestReading(Words.of(""), List.of()).best(3))
                .singleElement()
                .satisfies(r -> assertThat(r.cost()).isZero());
    }

    @Test
    void a_question_too_long_to_be_read_whole_is_wholly_unknown() {
        var words = Words.of("word ".repeat(400));
        var spans = new ArrayList<Span>();
        for (int i = 0; i < 400; i++) {
            for (int length = 1; length < 5 && i + length <= 400; length++) {
                spans.add(span(i, i + length, 0.01 * length, i + "+" + length));
            }
        }
        assertThat(new BestReading(words, spans).best(16)).singleElement().satisfies(reading -> {
            assertThat(reading.spans()).isEmpty();
            assertThat(reading.unknown()).hasSize(400);
        });
    }
}
