package dev.jackdaw.learning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Sentences that say what a word means.
class TermTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "logos" means Active customers. | logos | Active customers
        "logos" is Active customers | logos | Active customers
        “logos” means active customers. | logos | active customers
        `  "net new" means MRR v2.0. ` | net new | MRR v2.0
        "it's" means a "thing". | it's | a "thing"
        """)
    void a_term_and_nothing_else_is_one(String text, String word, String meaning) {
        assertThat(Term.of(text)).contains(new Term(word, meaning));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "logos means Active customers",
                "The word \"logos\" means Active customers.",
                "\"\" means nothing",
                "\"logos\" means ",
                "\"logos\" stands for customers",
                ""
            })
    void anything_else_is_none(String text) {
        assertThat(Term.of(text)).isEmpty();
    }

    @Test
    void a_book_is_no_word() {
        assertThat(Term.of("\"" + "a".repeat(80) + "\" means b")).isPresent();
        assertThat(Term.of("\"" + "a".repeat(81) + "\" means b")).isEmpty();
        assertThat(Term.of("\"a\" means " + "b".repeat(300))).isPresent();
        assertThat(Term.of("\"a\" means " + "b".repeat(302))).isEmpty();
    }

    @Test
    void a_question_may_write_it_in_any_case() {
        var term = new Term("Logos", "Active customers");
        assertThat(term.in("how many LOGOS do we have?")).isTrue();
        assertThat(term.in("how many customers do we have?")).isFalse();
    }
}
