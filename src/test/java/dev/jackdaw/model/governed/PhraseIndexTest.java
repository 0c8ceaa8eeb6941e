package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseIndexTest {
    private final PhraseIndex<String> index = new PhraseIndex<>();

    @Test
    void the_longest_phrase_wins() {
        index.add("revenue", "A");
        index.add("recurring revenue", "B");
        index.add("monthly recurring revenue", "C");
        assertThat(index.at(Words.of("monthly recurring revenue now"), 0))
                .extracting(PhraseIndex.Match::length, m -> m.meanings().toString())
                .containsExactly(3, "[C]");
        assertThat(index.at(Words.of("monthly recurring revenue now"), 1).meanings())
                .containsExactly("B");
        assertThat(index.at(Words.of("monthly"), 0).length()).isZero();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        new customers, 2
        New Customer, 2
        new_customers, 1
        NEW_CUSTOMER, 1
        """)
    void a_name_is_found_in_every_form_it_is_written_in(String said, int length) {
        index.add("new_customers", "N");
        assertThat(index.at(Words.of(said), 0).length()).isEqualTo(length);
    }

    @Test
    void several_meanings_come_in_the_order_they_were_filed_and_once_each() {
        index.add("revenue", "B");
        index.add("revenues", "A");
        index.add("Revenue", "B");
        assertThat(index.at(Words.of("revenue"), 0).meanings()).containsExactly("B", "A");
        assertThat(index.all()).containsExactly("revenue");
    }

    @Test
    void an_empty_phrase_is_found_nowhere() {
        index.add("", "A");
        index.add("?!", "A");
        assertThat(index.all()).isEmpty();
        assertThat(index.at(Words.of("anything"), 0).length()).isZero();
        assertThat(index.at(Words.of(""), 0).length()).isZero();
    }

    @Test
    void nothing_is_found_at_or_beyond_the_end() {
        index.add("a b", "A");
        assertThat(index.at(Words.of("a b"), 2).length()).isZero();
        assertThat(index.at(Words.of("a b"), 7).length()).isZero();
        assertThat(index.at(Words.of("x a"), 1).length()).isZero();
    }
}
