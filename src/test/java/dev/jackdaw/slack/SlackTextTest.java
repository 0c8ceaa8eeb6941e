package dev.jackdaw.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.agent.Answer;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Receipt;
import dev.jackdaw.agent.Step;
import dev.jackdaw.core.RunId;
import dev.jackdaw.core.Secrets;
import dev.jackdaw.data.Basis;
import dev.jackdaw.data.Json;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.sandbox.BlockCheck;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Text that comes from people and tables names nobody, links nowhere and leaks nothing.
class SlackTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!channel> look",
                "<!here|here>",
                "<@U123>",
                "<#C123|general>",
                "[click](https://evil.example/x)",
                "![x](http://evil.example/x.png)",
                "https://evil.example",
                "HTTP://EVIL.example",
                "see www.evil.example",
                "<https://evil.example|good>",
                "&lt;!channel&gt; <!channel>"
            })
    void nothing_is_live(String text) {
        for (var shown : List.of(SlackText.safe(text), SlackText.plain(text))) {
            assertThat(shown)
                    .doesNotContain("<", ">")
                    .doesNotContainIgnoringCase("http://")
                    .doesNotContainIgnoringCase("https://")
                    .doesNotContain("www.evil");
        }
    }

    @Test
    void links_of_markdown_are_shown_with_their_address() {
        assertThat(SlackText.safe("[good](https://evil.example)")).isEqualTo("good (https[:]//evil.example)");
        assertThat(SlackText.safe("![x](x.png)")).isEqualTo("x (x.png)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://jackdaw:hunter22@db.internal:5432/x",
                "jdbc:postgresql://u:pw12345@h/x",
                "xoxb-1234567890-abcdefghij",
                "xapp-1-A0B1-1234567890",
                "sk-abcdefghijklmnopqrstuvwx",
                "AKIAIOSFODNN7EXAMPLE",
                "password = hunter22",
                "api_key: 'abcdef123456'",
                "-----BEGIN RSA PRIVATE KEY-----\nabc"
            })
    void secrets_are_withheld(String secret) {
        assertThat(Secrets.in("it is " + secret)).isTrue();
        assertThat(SlackText.safe("it is " + secret + " and"))
                .contains("[withheld]")
                .doesNotContain("hunter22", "abcdefghij", "IOSFODNN7");
    }

    @Test
    void what_is_no_secret_stays() {
        for (var text : List.of(
                "MRR is **$12,345.00**, up 3.4%", "maria@example.com", "a < b & c", "password reset requests: 12")) {
            assertThat(Secrets.in(text)).as(text).isFalse();
        }
        assertThat(SlackText.plain("a < b & c")).isEqualTo("a &lt; b &amp; c");
    }

    @Test
    void what_people_write_is_read_as_they_see_it() {
        assertThat(SlackText.read(" MRR of <mailto:a@b.c|a@b.c> in <#C1|sales>, a &lt; b, <https://x.y|x.y>"))
                .isEqualTo("MRR of a@b.c in sales, a < b, https://x.y");
    }

    @Test
    void a_cut_closes_what_it_opens() {
        var cut = SlackText.cut("text\n```\n" + "x".repeat(100) + "\n```", 50);
        assertThat(cut).hasSizeLessThanOrEqualTo(50).endsWith("```");
        assertThat(SlackText.cut("aaaaaaaaaa&amp;bbbbb", 18)).doesNotEndWith("&am…");
        assertThat(SlackText.cut("ab😀cdefghijkl", 9)).isEqualTo("ab…");
    }

    private static SlackMessage answered(
            List<ResultTable.Column> columns, List<List<@Nullable Object>> rows, String text) {
        var answer = new Answer(
                text,
                Basis.MODEL_WRITTEN,
                new ResultTable(columns, rows, false),
                List.of("SELECT 1"),
                List.of("<!here> a caveat"));
        var receipt = new Receipt("", List.of(), "2026-01-01", "", 1, 1, 1, 1, 1, "m");
        return AnswerMessage.of(
                new Desk.Outcome.Answered(RunId.next(java.time.Clock.systemUTC()), "q", answer, receipt),
                3,
                "",
                List.of());
    }

    private static String problem(SlackMessage message) {
        return BlockCheck.problem(Map.of("text", message.text(), "blocks", Json.text(message.blocks())));
    }

    @Test
    void any_table_fits_or_is_left_to_the_file() {
        for (int columns : new int[] {1, 2, 20, 21, 60}) {
            for (int count : new int[] {0, 1, 98, 99, 100, 1_000}) {
                var names = new ArrayList<ResultTable.Column>();
                var row = new ArrayList<@Nullable Object>();
                for (int c = 0; c < columns; c++) {
                    names.add(ResultTable.Column.plain(c == 0 ? "" : "column " + c, "text"));
                    row.add(
                            c % 4 == 0
                                    ? null
                                    : c % 4 == 1 ? "" : c % 4 == 2 ? Double.NaN : "<!channel> " + "x".repeat(500));
                }
                var message = answered(names, Collections.nCopies(count, row), "**Rows.**");
                assertThat(problem(message)).as(columns + " x " + count).isEmpty();
                var older = new SlackMessage(message.text(), Blocks.older(message.blocks()));
                assertThat(problem(older))
                        .as("older, " + columns + " x " + count)
                        .isEmpty();
                assertThat(Json.text(message.blocks())).doesNotContain("<!");
            }
        }
    }

    @Test
    void a_long_answer_leaves_its_table_to_the_file() {
        var columns = List.of(ResultTable.Column.plain("a", "text"), ResultTable.Column.plain("b", "int4"));
        var rows = Collections.nCopies(200, List.<@Nullable Object>of("x".repeat(80), 1));
        for (int words : new int[] {0, 500, 1_000, 1_500, 2_000, 20_000}) {
            assertThat(problem(answered(columns, rows, "So: " + "word ".repeat(words))))
                    .as(words + " words")
                    .isEmpty();
        }
    }

    @Test
    void a_long_answer_is_cut_and_still_a_message() {
        var long1 = answered(List.of(), List.of(), "word ".repeat(20_000));
        assertThat(problem(long1)).isEmpty();
        assertThat(long1.text()).hasSizeLessThan(3_000);
        assertThat(problem(answered(List.of(), List.of(), "```sql\n" + "x\n".repeat(20_000) + "```")))
                .isEmpty();
    }

    @Test
    void a_long_question_back_with_long_options_fits() {
        var asked = new Step.AskedBack(
                "Shall I?\n```sql\n" + "SELECT 1, ".repeat(3_000) + "\n```", List.of("yes ".repeat(50), "no"), true);
        var message = AnswerMessage.of(
                new Desk.Outcome.Waiting(RunId.next(java.time.Clock.systemUTC()), "q", asked), 3, "", List.of());
        assertThat(BlockCheck.problem(Map.of("text", message.text(), "blocks", Json.text(message.blocks()))))
                .isEmpty();
    }
}
