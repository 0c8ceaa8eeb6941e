package dev.jackdaw.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Lists of words, and what the reader says of a bad one.
class WordListTest {
    private static final Path FOLDER = Path.of("src/main/resources/words/en");

    @ParameterizedTest
    @CsvSource({
        "filler, 134",
        "greetings, 18",
        "greeting-openers, 9",
        "thanks, 21",
        "thanks-openers, 9",
        "change, 44",
        "writing-verbs, 17",
        "order-leads, 23",
        "follow-ups, 22",
        "schema-columns, 7",
        "schema-tables, 5",
        "schema-definitions, 70",
        "schema-others, 12",
        "view-verbs, 9",
        "metric-links, 51",
        "metric-splits, 9",
        "ranking, 5",
        "numbers, 20",
        "ordinals, 31",
        "after-short-years, 18",
        "open-ends, 5",
        "period-connectors, 10"
    })
    void a_list_has_as_many_words_as_it_is_known_to_have(String name, int words) {
        assertThat(WordList.list("en/" + name)).hasSize(words);
        assertThat(WordList.set("en/" + name)).hasSize(words);
    }

    @Test
    void every_file_says_first_what_it_is_and_can_be_read() throws IOException {
        try (var files = Files.list(FOLDER)) {
            for (var file : files.toList()) {
                var text = Files.readString(file);
                assertThat(text)
                        .as(file.toString())
                        .startsWith("# ")
                        .endsWith("\n")
                        .doesNotContain("\n\n\n");
                var words = WordList.words(file.toString(), text, text.contains(" = "));
                assertThat(words).as(file.toString()).isNotEmpty();
            }
        }
    }

    @Test
    void what_opens_a_courtesy_belongs_to_it() {
        assertThat(WordList.set("en/greetings")).containsAll(WordList.set("en/greeting-openers"));
        assertThat(WordList.set("en/thanks")).containsAll(WordList.set("en/thanks-openers"));
    }

    @Test
    void numbers_stand_in_their_order_and_months_have_meanings() {
        assertThat(WordList.list("en/numbers")).startsWith("zero", "one", "two").endsWith("nineteen");
        assertThat(WordList.list("en/ordinals")).startsWith("first", "second").endsWith("thirty-first");
        assertThat(WordList.map("en/tens")).hasSize(8).containsEntry("twenty", "20");
        assertThat(WordList.map("en/units")).hasSize(20).containsEntry("mths", "month");
        assertThat(WordList.map("en/weekdays-short")).hasSize(10).containsEntry("tues", "tuesday");
        assertThat(WordList.map("en/months")).hasSize(13).containsEntry("sept", "september");
    }

    @Test
    void comments_and_empty_lines_say_nothing() {
        assertThat(WordList.words("a.txt", "# all\n\n  one  \n# two\nthree", false))
                .isEqualTo(Map.of("one", "", "three", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        "# all\\none\\ntwo\\none"  | false | words/a.txt:4: 'one' stands there twice
        "one\\nTwo"              | false | words/a.txt:2: 'Two' is not in lower case
        "one\\ntwo = 2"          | false | words/a.txt:2: 'two = 2' is not one word
        "one = 1\\ntwo"          | true  | words/a.txt:2: 'two' is not WORD = MEANING
        "# nothing"             | false | words/a.txt has no words
        """)
    void a_mistake_is_named_with_its_line(String text, boolean meanings, String said) {
        assertThatThrownBy(() -> WordList.words("words/a.txt", text.replace("\\n", "\n"), meanings))
                .isInstanceOf(PermanentException.class)
                .hasMessage(said);
    }

    @Test
    void a_list_that_is_not_there_is_named() {
        assertThatThrownBy(() -> WordList.set("en/nothing")).hasMessageContaining("words/en/nothing.txt");
    }
}
