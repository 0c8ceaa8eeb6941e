package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Values by all their names.
class ValueNamesTest {
    private static final PhraseIndex<String> DIMENSIONS = new PhraseIndex<>();
    private static final ValueNames NAMES = names();

    private static ValueNames names() {
        DIMENSIONS.add("plan", "plan");
        var names = new ValueNames(DIMENSIONS, new PhraseIndex<>());
        for (var code : List.of("US", "GB", "DE", "IN", "IT", "Norway")) {
            names.add(new DimensionValue("country", code));
        }
        for (var size : List.of("1000+", "11-50")) {
            names.add(new DimensionValue("size", size));
        }
        names.add(new DimensionValue("status", "open"));
        names.add(new DimensionValue("plan", "professional"));
        names.add(new DimensionValue("plan", "enterprise"));
        names.add(new DimensionValue("source", "paid_search"));
        return names;
    }

    private static ValueMatch at(String text, String word) {
        var words = Words.of(text);
        return NAMES.in(words).at(words.texts().indexOf(word));
    }

    private static String value(String text, String word) {
        var match = at(text, word);
        return match.length() + " "
                + match.meanings().stream().map(DimensionValue::value).sorted().toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        MRR in the US              | us         | 1 [US]
        MRR in us                  | us         | 1 [US]
        from the UK                | uk         | 1 [GB]
        British customers          | british    | 1 [GB]
        Germans                    | germans    | 1 [DE]
        germany                    | germany    | 1 [DE]
        Deutschland                | deutschland | 1 [DE]
        the united states          | united     | 2 [US]
        Norwegians                 | norwegians | 1 [Norway]
        MRR in norway              | norway     | 1 [Norway]
        more than 1000             | more       | 3 [1000+]
        over 1000                  | over       | 2 [1000+]
        1000 or more               | 1000       | 3 [1000+]
        11 to 50                   | 11         | 3 [11-50]
        between 11 and 50          | between    | 4 [11-50]
        11-50                      | 11-50      | 1 [11-50]
        paid search                | paid       | 2 [paid_search]
        the pro plan               | pro        | 1 [professional]
        pro and enterprise         | pro        | 1 [professional]
        """)
    void a_value_is_found_by_its_names(String text, String word, String found) {
        assertThat(value(text, word)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        what do they pay us | us
        show us MRR         | us
        it in MRR           | it
        is it up in Norway  | in
        how it went         | it
        pro                 | pro
        to be or not        | be
        """)
    void small_words_are_no_countries_and_beginnings_no_values(String text, String word) {
        assertThat(at(text, word).length()).isZero();
    }

    @Test
    void what_they_did_is_further_than_what_things_are() {
        assertThat(at("how many tickets did they open", "open").cost()).isGreaterThan(0.3);
        assertThat(at("open the books", "open").cost()).isGreaterThan(0.3);
        assertThat(at("open tickets", "open").cost()).isZero();
        assertThat(at("tickets that are open", "open").cost()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"entrance", "profession", "norw", "deutsch", "1000", "50"})
    void what_only_resembles_a_value_is_none_or_further_away(String word) {
        var match = at(word, word);
        assertThat(match.length() == 0 || match.cost() > 0).isTrue();
    }

    @Test
    void the_same_value_of_two_dimensions_has_two_meanings() {
        var names = new ValueNames(DIMENSIONS, new PhraseIndex<>());
        names.add(new DimensionValue("plan", "starter"));
        names.add(new DimensionValue("channel", "starter"));
        names.add(new DimensionValue("channel", "starter"));
        assertThat(names.in(Words.of("starter")).at(0).meanings()).hasSize(2);
    }
}
