package dev.jackdaw.chart;

import static dev.jackdaw.chart.Tables.days;
import static dev.jackdaw.chart.Tables.plans;
import static dev.jackdaw.chart.Tables.row;
import static dev.jackdaw.chart.Tables.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.data.ResultTable;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Charts as pictures.
class ChartImageTest {
    private static final int BLUE = 0x0072B2;

    private static BufferedImage drawn(ResultTable table, String title) throws IOException {
        var png = ChartImage.png(Chart.of(table, title).orElseThrow());
        assertThat(png).startsWith((byte) 0x89, 'P', 'N', 'G');
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static boolean holds(BufferedImage image, int colour) {
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                if ((image.getRGB(x, y) & 0xFFFFFF) == colour) {
                    return true;
                }
            }
        }
        return false;
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 14, 400})
    void a_line_is_a_png_of_its_size_on_white(int count) throws IOException {
        var image = drawn(days(count), "MRR");
        assertThat(image.getWidth()).isEqualTo(1_600);
        assertThat(image.getHeight()).isEqualTo(900);
        assertThat(image.getRGB(2, 2)).isEqualTo(Color.WHITE.getRGB());
        assertThat(holds(image, BLUE)).isTrue();
    }

    @Test
    void bars_are_a_png_of_the_same_size() throws IOException {
        var image = drawn(plans("basic", "pro", "business"), "MRR by plan");
        assertThat(image.getWidth()).isEqualTo(1_600);
        assertThat(image.getHeight()).isEqualTo(900);
        assertThat(holds(image, BLUE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<html><b>bold</b>",
                "a\nb\r\nc\td",
                "\u202Egnp.exe",
                "\uD83D\uDC26 Dohle ❗ 日本語",
                "%s %n %d",
                "'; DROP TABLE customers; --",
                "\uD800",
                "$1 \\Q"
            })
    void hostile_names_are_drawn_as_names(String name) throws IOException {
        drawn(plans(name, "pro", "basic"), name);
        var day = new ResultTable.Column("day", "date", "", "");
        var value = new ResultTable.Column(name, "numeric", "number", name);
        drawn(table(List.of(day, value), List.of(row("2026-03-01", 1), row("2026-03-02", 2), row(name, 3))), name);
    }

    @Test
    void a_name_of_any_length_is_drawn() throws IOException {
        drawn(plans("x".repeat(20_000), "pro", "basic"), "y".repeat(20_000));
    }

    @Test
    void gaps_are_drawn_as_gaps() throws IOException {
        var rows = List.of(row("2026-03-01", 1), row("2026-03-02", null), row("2026-03-03", 3));
        drawn(table(List.of(Tables.DAY, Tables.MRR), rows), "MRR");
    }

    @Test
    void zeros_alone_are_drawn() throws IOException {
        var rows = List.of(row("2026-03-01", 0), row("2026-03-02", 0), row("2026-03-03", 0));
        drawn(table(List.of(Tables.DAY, Tables.MRR), rows), "MRR");
    }

    @Test
    void nothing_but_gaps_is_drawn() throws IOException {
        var days = List.of(row("2026-03-01", null), row("2026-03-02", null), row("2026-03-03", null));
        drawn(table(List.of(Tables.DAY, Tables.MRR), days), "MRR");
        var plans = List.of(row("basic", null), row("pro", null), row("business", null));
        drawn(table(List.of(Tables.PLAN, Tables.MRR), plans), "MRR");
    }

    @Test
    void numbers_of_any_size_are_drawn() throws IOException {
        var rows = List.of(row("2026-03-01", 1e300), row("2026-03-02", -1e300), row("2026-03-03", 1e-300));
        drawn(table(List.of(Tables.DAY, Tables.MRR), rows), "MRR");
    }
}
