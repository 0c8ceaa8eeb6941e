package dev.jackdaw.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    private static String show(Object value, String format, String unit) {
        return Figures.show(value, new ResultTable.Column("c", "numeric", format, unit));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234.5|USD|$1,234.50",
                "-1234.5|EUR|-€1,234.50",
                "0|GBP|£0.00",
                "1000000000000|JPY|¥1,000,000,000,000.00",
                "0.005|USD|$0.01",
                "0.0049|USD|$0.00",
                "12.345|CHF|12.35 CHF",
                "-3|CHF|-3.00 CHF",
            })
    void amounts_have_their_currency_s_sign_or_its_code(BigDecimal amount, String unit, String shown) {
        assertThat(show(amount, "currency", unit)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "percent|0.034|3.4%",
                "percent|1|100.0%",
                "percent|-0.0005|-0.1%",
                "percent|12.3456|1,234.6%",
                "percent|0.00049|0.0%",
                "integer|12034|12,034",
                "integer|999.5|1,000",
                "integer|-1500|-1,500",
                "number|12034|12,034",
                "number|1234.567|1,234.57",
                "number|0.10|0.1",
                "number|2.005|2.01",
                "''|12034.50|12034.50",
                "''|1E+3|1000",
                "unheard|1.0|1.0",
            })
    void other_numbers_are_shown_as_their_column_asks(String format, BigDecimal number, String shown) {
        assertThat(show(number, format, "")).isEqualTo(shown);
    }

    /// What rounds to nothing is neither above nor below it.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "percent|-0.0001|0.0%",
                "integer|-0.4|0",
                "number|-0.001|0",
                "currency|-0.001|$0.00",
                "currency|-0.005|-$0.01",
                "integer|-0.5|-1",
            })
    void there_is_no_minus_zero(String format, BigDecimal number, String shown) {
        assertThat(show(number, format, "USD")).isEqualTo(shown);
    }

    @Test
    void whatever_kind_of_number_it_is_it_is_shown_exactly() {
        assertThat(show(0.1, "", "")).isEqualTo("0.1");
        assertThat(show(1e7, "integer", "")).isEqualTo("10,000,000");
        assertThat(show(Long.MAX_VALUE, "integer", "")).isEqualTo("9,223,372,036,854,775,807");
        assertThat(show(new java.math.BigInteger("100000000000000000000"), "", ""))
                .isEqualTo("100000000000000000000");
        assertThat(show((short) 7, "number", "")).isEqualTo("7");
    }

    @Test
    void what_is_no_number_is_shown_as_it_is() {
        assertThat(show(null, "currency", "USD")).isEqualTo("–");
        assertThat(show("abc", "currency", "USD")).isEqualTo("abc");
        assertThat(show(true, "percent", "")).isEqualTo("true");
        assertThat(show(Double.NaN, "percent", "")).isEqualTo("NaN");
        assertThat(show(Float.NEGATIVE_INFINITY, "integer", "")).isEqualTo("-Infinity");
        assertThat(show(List.of(1), "", "")).isEqualTo("[1]");
    }

    /// Never less than it was.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|$0.00",
                "1250000|$1.25",
                "1000001|$1.01",
                "12500|$0.0125",
                "1|$0.0001",
                "10000|$0.01",
                "999999|$1.0000",
                "50000|$0.05",
                "500000000|$500.00",
            })
    void dollars_are_rounded_up(long micros, String shown) {
        assertThat(Figures.dollars(micros)).isEqualTo(shown);
    }

    @Test
    void the_machine_s_language_changes_nothing() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(show(new BigDecimal("1234.5"), "currency", "EUR")).isEqualTo("€1,234.50");
            assertThat(Figures.percent(new BigDecimal("0.5"))).isEqualTo("50.0%");
            assertThat(Figures.dollars(1_250_000)).isEqualTo("$1.25");
        } finally {
            Locale.setDefault(before);
        }
    }
}
