package dev.jackdaw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.data.ResultTable;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            true);

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void results_go_to_one_stream_and_all_else_to_the_other() {
        terminal.print("result");
        terminal.aside("small");
        terminal.note("note");
        terminal.error("no");
        terminal.progress("thinking …");
        terminal.progressDone();
        assertThat(out().lines()).containsExactly("result", "small");
        assertThat(err().lines()).containsExactly("note", "jackdaw: no");
    }

    @Test
    void without_colours_bold_text_is_plain() {
        terminal.markdown("It is **$5**, **up** 2 ** 3.");
        assertThat(out()).isEqualTo("It is $5, up 2 ** 3.\n");
    }

    @Test
    void a_table_has_aligned_columns_with_numbers_to_the_right() {
        terminal.table(new ResultTable(
                List.of(
                        ResultTable.Column.plain("plan", "text"),
                        new ResultTable.Column("MRR", "numeric", "currency", "USD"),
                        ResultTable.Column.plain("note", "text")),
                List.of(
                        Arrays.asList("enterprise", new BigDecimal("1234.5"), "x"),
                        Arrays.asList("free", null, ""),
                        Arrays.asList("pro", -5, "yz")),
                false));
        assertThat(out().lines())
                .containsExactly(
                        "  plan              MRR  note",
                        "  enterprise  $1,234.50  x",
                        "  free                –",
                        "  pro            -$5.00  yz");
    }

    @Test
    void a_table_without_rows_is_its_header_and_one_without_columns_nothing() {
        terminal.table(ResultTable.texts(List.of(), "a", "bc"));
        assertThat(out()).isEqualTo("  a  bc\n");
        out.reset();
        terminal.table(ResultTable.EMPTY);
        assertThat(out()).isBlank();
    }

    @Test
    void a_cell_is_one_line_of_at_most_sixty_characters() {
        terminal.table(ResultTable.texts(
                List.of(List.of("a\n\tb\r\nc"), List.of("x".repeat(61)), List.of("y".repeat(60))), "t"));
        assertThat(out().lines().skip(1))
                .containsExactly("  a b c", "  " + "x".repeat(59) + "…", "  " + "y".repeat(60));
    }

    /// What stands in a table is somebody's text: it must not move the cursor or set a colour.
    @Test
    void no_control_character_comes_out_of_a_cell() {
        terminal.table(ResultTable.texts(
                List.of(List.of("\u001b[2Ja\u0007\u0000\u007f"), List.of("\u009b31mb")), "\u001b[1mname"));
        assertThat(out()).isEqualTo("  [1mname\n  [2Ja\n  31mb\n");
    }

    /// Also where a model or a provider said it.
    @Test
    void nor_out_of_any_other_text() {
        terminal.markdown("**a**\u001b[2J\u009b31m\n\tb");
        terminal.aside("d\u0008");
        terminal.note("e\u001b[1A");
        terminal.error("f\rjackdaw: all is well");
        assertThat(out()).isEqualTo("a[2J31m\n\tb\nd\n");
        assertThat(err()).isEqualTo("e[1A\njackdaw: fjackdaw: all is well\n");
    }

    /// Such as CSV, whose lines end with both.
    @Test
    void what_goes_to_a_file_is_as_it_was() {
        terminal.print("a,b\r\n1,\u00852");
        assertThat(out()).isEqualTo("a,b\r\n1,\u00852\n");
    }

    @Test
    void a_character_of_two_halves_is_not_cut_in_two() {
        terminal.table(ResultTable.texts(List.of(List.of("x".repeat(58) + "😀😀")), "t"));
        assertThat(out().lines().skip(1)).containsExactly("  " + "x".repeat(58) + "…");
    }
}
