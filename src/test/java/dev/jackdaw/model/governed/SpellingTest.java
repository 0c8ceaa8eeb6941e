package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {
    private final Spelling spelling = new Spelling(Set.of(
            "enterprise",
            "starter",
            "germany",
            "customer",
            "sign-up",
            "paid_search",
            "zarf",
            "zaro",
            "mrr",
            "subscription plan"));

    private String corrected(String text) {
        return String.join(" ", spelling.corrected(Words.of(text)).words().texts());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        enterprize          | enterprise
        enterpirse          | enterprise
        entreprsie          | enterprise
        Germnay             | germany
        starer of customerz | starter of customer
        """)
    void a_word_near_to_one_known_word_is_mended(String text, String mended) {
        assertThat(corrected(text)).isEqualTo(mended);
    }

    @Test
    void what_was_mended_is_said_as_it_was_written() {
        assertThat(spelling.corrected(Words.of("MRR of Enterprize in GERMNAY")).notes())
                .containsExactly("I read 'Enterprize' as 'enterprise'.", "I read 'GERMNAY' as 'germany'.");
        assertThat(spelling.corrected(Words.of("MRR of enterprise")).notes()).isEmpty();
    }

    /// "started", "stare" and "stated" are English words; "customers" is a form of a known one.
    @ParameterizedTest
    @ValueSource(strings = {"enterprise", "customers", "started", "stare", "stated", "mrr", "the", "enterprising"})
    void a_word_that_is_known_is_never_touched(String word) {
        assertThat(corrected(word)).isEqualTo(word);
        assertThat(spelling.corrected(Words.of(word)).notes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zar", "zarg", "xermany", "strtx", "entrprzz", "paid_serch", "g3rmany", "2026", "mrx"})
    void short_words_ties_other_first_letters_and_what_is_too_far_stay(String word) {
        assertThat(corrected(word)).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        high-priority tickets | high priority tickets
        past-due              | past due
        sign-up               | sign-up
        sign-ups              | sign-ups
        11-50                 | 11-50
        2026-03-01            | 2026-03-01
        end-to-end test       | end to end test
        """)
    void words_joined_by_hyphens_are_taken_apart_unless_they_are_known_so(String text, String apart) {
        assertThat(corrected(text)).isEqualTo(apart);
    }

    @Test
    void taking_a_word_apart_keeps_where_sentences_end() {
        var words = spelling.corrected(Words.of("past-due ones? high-priority too. MRR"))
                .words();
        assertThat(words.texts()).isEqualTo(List.of("past", "due", "ones", "high", "priority", "too", "mrr"));
        assertThat(words.shown()).hasSameSizeAs(words.texts());
        assertThat(words.endsBefore(3)).isTrue();
        assertThat(words.asks(3)).isTrue();
        assertThat(words.endsBefore(6)).isTrue();
        assertThat(words.asks(6)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        plan | plan  | 0
        plan | pln   | 1
        plan | plann | 1
        plan | plam  | 1
        plan | paln  | 1
        plan | nalp  | 3
        ''   | abc   | 3
        """)
    void edits_are_letters_put_in_left_out_changed_or_swapped(String from, String to, int edits) {
        assertThat(Spelling.edits(from, to)).isEqualTo(edits);
        assertThat(Spelling.edits(to, from)).isEqualTo(edits);
    }
}
