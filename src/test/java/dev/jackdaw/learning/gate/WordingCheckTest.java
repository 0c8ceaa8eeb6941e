package dev.jackdaw.learning.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.core.RunId;
import dev.jackdaw.learning.Audience;
import dev.jackdaw.learning.Learning;
import dev.jackdaw.store.Lifecycle;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How a learning may be worded.
class WordingCheckTest {
    private static Learning learning(String text, String sql) {
        return new Learning(
                "l1",
                new Learning.Content(Learning.Type.QUIRK, text, sql, "", List.of()),
                Audience.COMPANY,
                Map.of(),
                new Learning.Origin(RunId.next(Clock.systemUTC()), List.of()),
                "rule",
                new Lifecycle.Status<>(Learning.State.PROPOSED, "", 1),
                List.of(),
                Instant.EPOCH);
    }

    private static Optional<String> problem(String text) {
        return new WordingCheck().problem(learning(text, ""));
    }

    @Test
    void it_is_neither_too_short_nor_too_long() {
        assertThat(problem("1234567")).contains("it says too little");
        assertThat(problem("  1234567  ")).contains("it says too little");
        assertThat(problem("Tickets.")).isEmpty();
        assertThat(problem("a b ".repeat(125))).isEmpty();
        assertThat(problem("a b ".repeat(125) + "c")).contains("it is longer than 500 characters or six lines");
        assertThat(problem("a line\n".repeat(6))).isEmpty();
        assertThat(problem("a line\n".repeat(7))).contains("it is longer than 500 characters or six lines");
    }

    @Test
    void its_sql_has_4000_characters_at_most() {
        var sql = "select 1 + ".repeat(400).substring(0, 4_000);
        assertThat(new WordingCheck().problem(learning("Tickets are counted.", sql)))
                .isEmpty();
        assertThat(new WordingCheck().problem(learning("Tickets are counted.", sql + " ")))
                .contains("its SQL is longer than 4000 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0007", "\r", "\u001b[31m", "\u0085", "\ufffd", "\ud83d"})
    void bytes_are_no_text(String bytes) {
        assertThat(problem("Tickets are " + bytes + " fine")).contains("it is no plain text");
        assertThat(new WordingCheck().problem(learning("Tickets are fine", "select '" + bytes + "'")))
                .contains("it is no plain text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b", "\u202e", "\ufeff", "\u00ad", "\u2066"})
    void what_nobody_sees_is_refused(String hidden) {
        assertThat(problem("Tickets are " + hidden + " fine")).contains("it holds invisible characters");
        assertThat(new WordingCheck().problem(learning("Tickets are fine", "select '" + hidden + "'")))
                .contains("it holds invisible characters");
    }

    @Test
    void text_of_any_language_is_plain() {
        assertThat(problem("Größe, 客户 и 😀\n\tare plain")).isEmpty();
        assertThat(problem("The key is " + "a".repeat(59))).isEmpty();
        assertThat(problem("The key is " + "a".repeat(60))).contains("it is no plain text");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        MRR is 12,345 now | true
        Customers were **about 1,234** | true
        Revenue came to roughly 12.5 million | true
        It costs $ 5 | true
        It costs €5 | true
        Churn equals 1284 | true
        A rate of 5 is fine | false
        Priority is 1, 2 or 3 | false
        Ids below 10000 are tests | false
        There is no 1234 in it | false
        """)
    void a_figure_is_an_answer_and_no_learning(String text, boolean figure) {
        assertThat(problem(text).isPresent()).isEqualTo(figure);
    }
}
