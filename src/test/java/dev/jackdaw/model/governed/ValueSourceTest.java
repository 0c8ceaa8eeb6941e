package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueSourceTest {
    private final ValueSource source = new ValueSource(TestCatalogue.lexicon());

    private Optional<Span> at(String phrase) {
        return source.spans(Words.of(phrase)).stream()
                .filter(s -> s.first() == 0)
                .findFirst();
    }

    private ValueChoice choice(String phrase) {
        var slots = new Slots(Words.of(phrase));
        at(phrase).orElseThrow().fill().accept(slots);
        return slots.choices.getFirst();
    }

    private static String text(ValueChoice choice) {
        return String.join(
                " + ",
                choice.values().stream()
                        .map(v -> String.join(
                                "|",
                                v.stream()
                                        .map(x -> x.dimension() + "=" + x.value())
                                        .sorted()
                                        .toList()))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        enterprise                           | 1 | plan=enterprise
        Enterprise plans please              | 2 | plan=enterprise
        enterprise or pro                    | 3 | plan=enterprise + plan=pro
        plan enterprise and pro              | 4 | plan=enterprise + plan=pro
        plan is enterprise                   | 3 | plan=enterprise
        Germany vs Norway                    | 3 | country=Germany + country=Norway
        germany compared with norway         | 4 | country=Germany + country=Norway
        united states and germany and plan   | 4 | country=United States + country=Germany
        paid search                          | 2 | channel=paid_search
        paid_search                          | 1 | channel=paid_search
        starter                              | 1 | `channel=starter|plan=starter`
        starter plan                         | 2 | plan=starter
        source starter                       | 2 | channel=starter
        """)
    void values_are_read_with_the_dimension_beside_them(String phrase, int length, String values) {
        assertThat(at(phrase).orElseThrow().words().cardinality()).isEqualTo(length);
        assertThat(text(choice(phrase))).isEqualTo(values);
        assertThat(choice(phrase).exclude()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        except germany            | 2 | country=Germany
        excluding the pro plan    | 4 | plan=pro
        not in norway             | 3 | country=Norway
        without pro or enterprise | 4 | plan=pro + plan=enterprise
        """)
    void values_are_left_out_by_words_of_exception(String phrase, int length, String values) {
        assertThat(at(phrase).orElseThrow().words().cardinality()).isEqualTo(length);
        assertThat(text(choice(phrase))).isEqualTo(values);
        assertThat(choice(phrase).exclude()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"plan", "not", "except for", "except plan", "'', ", "plan is", "or germany"})
    void without_a_value_nothing_is_chosen(String phrase) {
        assertThat(at(phrase)).isEmpty();
    }

    @Test
    void a_dimension_that_no_value_belongs_to_narrows_nothing() {
        assertThat(text(choice("germany plan"))).isEqualTo("country=Germany");
        assertThat(at("germany plan").orElseThrow().words().cardinality()).isEqualTo(1);
    }

    @Test
    void two_values_side_by_side_are_two_choices() {
        var slots = new QuestionReader(TestCatalogue.lexicon()).read(Words.of("enterprise germany"));
        assertThat(slots.choices).hasSize(2);
        assertThat(slots.unknown).isEqualTo(List.of());
    }
}
