package dev.jackdaw.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    private static String cell(Object value) {
        var row = new ArrayList<Object>();
        row.add(value);
        row.add("end");
        var csv = Csv.of(ResultTable.texts(List.of(row), "a", "b"));
        assertThat(csv).startsWith("a,b\r\n").endsWith(",end");
        return csv.substring(5, csv.length() - 4);
    }

    static List<List<String>> quoted() {
        return List.of(
                List.of("plain", "plain"),
                List.of("a b", "a b"),
                List.of("a,b", "\"a,b\""),
                List.of("say \"hi\"", "\"say \"\"hi\"\"\""),
                List.of("\"", "\"\"\"\""),
                List.of("two\nlines", "\"two\nlines\""),
                List.of("two\r\nlines", "\"two\r\nlines\""),
                List.of("", ""),
                List.of("ä😀", "ä😀"));
    }

    @ParameterizedTest
    @MethodSource("quoted")
    void text_is_quoted_where_it_must_be(List<String> pair) {
        assertThat(cell(pair.get(0))).isEqualTo(pair.get(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49 30 1234", "-5", "@SUM(A1)", "=A1\nB"})
    void what_a_spreadsheet_would_run_is_made_text(String text) {
        assertThat(cell(text).replace("\"", "")).isEqualTo("'" + text);
    }

    @Test
    void so_is_what_begins_with_a_tab_or_a_line_break() {
        assertThat(cell("\t=1")).isEqualTo("'\t=1");
        assertThat(cell("\r=1")).isEqualTo("\"'\r=1\"");
        assertThat(cell("=HYPERLINK(\"http://x\",\"y\")")).isEqualTo("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
    }

    @Test
    void numbers_stay_numbers_and_nothing_is_nothing() {
        assertThat(cell(-5)).isEqualTo("-5");
        assertThat(cell(new BigDecimal("-0.50"))).isEqualTo("-0.50");
        assertThat(cell(true)).isEqualTo("true");
        assertThat(cell(null)).isEmpty();
        assertThat(cell(List.of(1, 2))).isEqualTo("\"[1, 2]\"");
    }

    @Test
    void a_column_s_name_is_made_safe_as_well() {
        var table = ResultTable.texts(List.of(Arrays.asList("1", null)), "=cmd", "a,b");
        assertThat(Csv.of(table)).isEqualTo("'=cmd,\"a,b\"\r\n1,");
    }

    @Test
    void an_empty_table_is_its_header() {
        assertThat(Csv.of(ResultTable.texts(List.of(), "a", "b"))).isEqualTo("a,b");
        assertThat(Csv.of(ResultTable.EMPTY)).isEmpty();
    }
}
