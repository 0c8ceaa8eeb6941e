package dev.jackdaw.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.core.UsageException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Amounts as people write them into files.
class AmountsTest {
    @ParameterizedTest
    @CsvSource({"1%, 0.01", "5 %, 0.05", "0%, 0", "0.125%, 0.00125", "100%, 1", "9999%, 99.99"})
    void a_share_is_exact(String text, BigDecimal share) {
        assertThat(Amounts.share(text).orElseThrow()).isEqualByComparingTo(share);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "%", "-5%", "5,5%", "1e3%", "10000%", "1.2345%", " 5%", "5%%", "٥%"})
    void anything_else_is_no_share(String text) {
        assertThatThrownBy(() -> Amounts.share(text))
                .isInstanceOf(UsageException.class)
                .hasMessage("'" + text + "' is no percentage. Write one such as 5%");
    }

    @ParameterizedTest
    @CsvSource({"1m, PT1M", "90m, PT90M", "2h, PT2H", "3d, PT72H", "9999d, PT239976H"})
    void a_length_of_time_is_read(String text, Duration time) {
        assertThat(Amounts.duration(text)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0m", "2", "h", "2w", "-1h", "1.5h", "2 h", "10000d", "2H"})
    void anything_else_is_no_length_of_time(String text) {
        assertThatThrownBy(() -> Amounts.duration(text))
                .isInstanceOf(UsageException.class)
                .hasMessage("'" + text + "' is no length of time. Write one such as 30m, 2h or 3d");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 minutes",
        "PT59S, 0 minutes",
        "PT1M59S, one minute",
        "PT2M, 2 minutes",
        "PT1H59M, 119 minutes",
        "PT2H, 2 hours",
        "PT47H59M, 47 hours",
        "PT48H, 2 days",
    })
    void a_length_of_time_is_said(Duration time, String words) {
        assertThat(Amounts.words(time)).isEqualTo(words);
    }

    @Test
    void a_time_of_day_is_read() {
        assertThat(Amounts.timeOfDay("11:00")).contains(LocalTime.of(11, 0));
        assertThat(Amounts.timeOfDay("00:00")).contains(LocalTime.MIDNIGHT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"24:00", "9:00", "11", "11 am", "23:60"})
    void anything_else_is_no_time_of_day(String text) {
        assertThatThrownBy(() -> Amounts.timeOfDay(text))
                .isInstanceOf(UsageException.class)
                .hasMessage("'" + text + "' is no time of day. Write one such as 11:00");
    }

    @Test
    void nothing_is_none() {
        assertThat(Amounts.share("")).isEmpty();
        assertThat(Amounts.duration("")).isEmpty();
        assertThat(Amounts.timeOfDay("")).isEmpty();
    }
}
