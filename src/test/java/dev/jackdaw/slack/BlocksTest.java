package dev.jackdaw.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.data.Json;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pieces of messages, within what Slack takes.
class BlocksTest {
    private static String text(JsonNode block) {
        return block.path("text").isTextual()
                ? block.path("text").asText()
                : block.path("text").path("text").asText();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 74, 75, 76, 299, 301, 2_999, 3_001, 11_000, 12_000})
    void no_piece_is_longer_than_slack_takes(int length) {
        var words = "x".repeat(length);
        assertThat(text(Blocks.markdown(words))).hasSizeLessThanOrEqualTo(11_000);
        assertThat(text(Blocks.section(words))).hasSizeLessThanOrEqualTo(3_000).isNotEmpty();
        assertThat(text(Blocks.button("a", words, "v")))
                .hasSizeLessThanOrEqualTo(75)
                .isNotEmpty();
        assertThat(Blocks.fallback(words)).hasSizeLessThanOrEqualTo(3_000);
        assertThat(text(Blocks.context(List.of(words)).path("elements").path(0)))
                .hasSizeLessThanOrEqualTo(300)
                .isNotEmpty();
    }

    @Test
    void what_fits_is_not_cut() {
        assertThat(text(Blocks.button("a", "x".repeat(75), "v"))).isEqualTo("x".repeat(75));
        assertThat(text(Blocks.button("a", "x".repeat(76), "v"))).isEqualTo("x".repeat(69) + "…");
        assertThat(text(Blocks.markdown("x".repeat(11_000)))).isEqualTo("x".repeat(11_000));
    }

    @Test
    void small_print_has_ten_pieces_at_most() {
        assertThat(Blocks.context(Collections.nCopies(12, "a")).path("elements"))
                .hasSize(10);
    }

    @Test
    void labels_are_plain_and_name_nobody() {
        var button = Blocks.button("act", "<!channel> https://evil.example", "v");
        assertThat(button.path("type").asText()).isEqualTo("button");
        assertThat(button.path("action_id").asText()).isEqualTo("act");
        assertThat(button.path("value").asText()).isEqualTo("v");
        assertThat(button.path("text").path("type").asText()).isEqualTo("plain_text");
        assertThat(button.path("text").path("emoji").asBoolean(true)).isFalse();
        assertThat(text(button)).isEqualTo("<\u200b!channel> https[:]//evil.example");
    }

    @Test
    void an_empty_label_is_a_dash() {
        assertThat(text(Blocks.button("a", " ", "v"))).isEqualTo("–");
        assertThat(text(Blocks.section(""))).isEqualTo("–");
    }

    @Test
    void code_can_not_leave_its_box() {
        var message = Blocks.code("sql", "select '```' -- <!here> www.evil.example");
        assertThat(text(message.blocks().get(0)))
                .isEqualTo("```sql\nselect '` ` `' -- &lt;!here&gt; www[.]evil.example\n```");
        assertThat(message.text()).doesNotContain("<!");
    }

    @Test
    void long_code_still_closes_its_box() {
        var text = text(Blocks.code("sql", "x\n".repeat(20_000)).blocks().get(0));
        assertThat(text).hasSizeLessThanOrEqualTo(11_000).startsWith("```sql\n").endsWith("\n```");
    }

    @Test
    void the_fallback_has_no_stars() {
        assertThat(Blocks.fallback("**MRR** is **5** <@U1>")).isEqualTo("MRR is 5 &lt;@U1&gt;");
    }

    @Test
    void a_secret_is_in_no_piece() {
        var secret = "password=hunter22hunter22";
        var all = Blocks.list()
                .add(Blocks.section(secret))
                .add(Blocks.context(List.of(secret)))
                .add(Blocks.button("a", secret, "v"))
                .addAll(Blocks.message(secret).blocks())
                .addAll(Blocks.code("sql", secret).blocks());
        assertThat(Json.text(all)
                        + Blocks.message(secret).text()
                        + Blocks.code("sql", secret).text())
                .doesNotContain("hunter22")
                .contains("[withheld]");
    }

    @Test
    void an_older_slack_is_shown_tables_and_no_charts() {
        var blocks = Blocks.list()
                .add(Blocks.markdown("a"))
                .add(Blocks.block("data_visualization"))
                .add(Blocks.block("data_table"));
        assertThat(Blocks.older(blocks))
                .extracting(block -> block.path("type").asText())
                .containsExactly("markdown", "table");
        assertThat(blocks).hasSize(3);
    }
}
