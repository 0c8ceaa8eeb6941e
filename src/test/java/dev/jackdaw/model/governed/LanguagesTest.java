package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.agent.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Questions in other languages come to what they would in English, or are declined with the words of the person.
class LanguagesTest {
    private static final Lexicon LEXICON = new Lexicon(TestCatalogue.company());
    private static final String NONE = "none";
    private final Languages languages = new Languages(LEXICON);
    private final Understanding understanding = new Understanding(LEXICON);

    private String task(String question) {
        var brought = languages.brought(question);
        if (!brought.unknown().isEmpty() || Future.asks(understanding.read(brought.text()))) {
            return NONE;
        }
        var understood = understanding.understandAll(brought.text(), Optional.empty(), Set.of());
        return understood.resolution() instanceof Resolution.Tasks(List<MetricTask> tasks)
                ? MetricTask.texts(tasks)
                : NONE;
    }

    static Stream<String> german() throws IOException {
        try (var lines = Files.lines(Path.of("src/test/resources/german-questions.txt"))) {
            return lines.filter(line -> !line.startsWith("#")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("german")
    void a_german_question_comes_to_its_task(String line) {
        var parts = line.split(" \\| ");
        assertThat(task(parts[0])).isEqualTo(parts[1].equals(NONE) ? NONE : task(parts[1]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What was our MRR by plan last month?",
                "tickets in Berlin and Frankfurt, per month",
                "show me the customers that die or leave, also in march",
                "churn as of 01.09.2026 and 1.5 or 1,000 in all",
                "who was in the gift shop, and what kind of customers were they?",
                "pro vs business"
            })
    void an_english_question_stays_as_it_is(String question) {
        var brought = languages.brought(question);
        assertThat(brought.text()).isSameAs(question);
        assertThat(brought.changed()).isFalse();
        assertThat(brought.notes(List.of("I did not use 'x'."))).containsExactly("I did not use 'x'.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Wie hoch ist die Kündigungsquote?            | what is the churn rate?
        Wie hoch ist die Kuendigungsquote?           | what is the churn rate?
        wie hoch ist die kundigungsquote?            | what is the churn rate?
        Wie viele Kudnen haben wir?                  | how many customers have we?
        mehr als 1.000,5 Kunden                      | more than 1000.5 customers
        Umsatz seit dem 01.09.2026                   | revenue since 2026-09-01
        Umsatz seit dem 1. September                 | revenue since 1st september
        Umsatz seit dem 01.09. und bis heute         | revenue since 1 september and until today
        Wie viele haben im Oktober gekündigt?        | how many have cancelled in october?
        Wie viele haben wir im Oktober verloren?     | how many have we lost in october?
        Wie viele Business-Kunden haben wir?         | how many customers for business have we?
        Umsatz pro Land und pro Monat                | revenue per country and per month
        Umsatz von pro und starter                   | revenue of pro and starter
        How many Kunden since the 01.09. by Tarif    | How many customers since the 1 september by plan
        """)
    void words_phrases_compounds_and_figures_are_brought_over(String german, String english) {
        assertThat(languages.brought(german).text()).isEqualTo(english);
        assertThat(languages.brought(german).unknown()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Wie viele Einhörner haben wir?, Einhörner",
        "MRR nach Tarif ohne die Blaukrautler, Blaukrautler",
        "Wie viele Stammkunden haben wir?, Stammkunden",
        "'Welche Länder haben mehr als 1,000 Kunden?', '1,000'"
    })
    void what_no_list_knows_is_unknown_as_it_was_written(String question, String word) {
        assertThat(languages.brought(question).unknown()).containsExactly(word);
    }

    @Test
    void notes_show_the_words_that_were_written() {
        var brought = languages.brought("Wie viele Kunden haben im Oktober gekündigt?");
        assertThat(brought.notes(List.of("I did not use 'cancelled'.", "I left aside: \"how many customers\".")))
                .containsExactly(
                        "I read \"Wie viele Kunden haben im Oktober gekündigt?\" as"
                                + " \"how many customers have cancelled in october?\".",
                        "I did not use 'gekündigt'.",
                        "I left aside: \"Wie viele Kunden\".");
    }

    @Test
    void names_of_the_catalogue_stay_as_the_data_team_wrote_them() {
        var plan = new Catalogue.Dimension("Tarif", List.of(), List.of("Basis", "offen"));
        var catalogue = new TestCatalogue(
                List.of(TestCatalogue.metric("Umsatz", List.of("Kunden"), plan)), List.of(), List.of());
        var own = new Languages(new Lexicon(catalogue));
        assertThat(own.brought("Wie hoch ist der Umsatz nach Tarif, nur Basis und offen?")
                        .text())
                .isEqualTo("what is the Umsatz by Tarif, only Basis and offen?");
    }
}
