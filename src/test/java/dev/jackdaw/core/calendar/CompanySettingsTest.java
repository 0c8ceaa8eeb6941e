package dev.jackdaw.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.core.FileClock;
import dev.jackdaw.core.UsageException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompanySettingsTest {
    @Test
    void where_nothing_is_set_it_is_utc_monday_and_january() {
        var settings = CompanySettings.read(Map.of());
        assertThat(settings.calendar()).isEqualTo(CompanyCalendar.standard());
        assertThat(settings.clock()).isEqualTo(Clock.systemUTC());
    }

    @Test
    void days_and_months_are_named_in_any_case() {
        var settings = CompanySettings.read(Map.of(
                "JACKDAW_TIME_ZONE", " America/New_York ",
                "JACKDAW_WEEK_START", "Sunday",
                "JACKDAW_FISCAL_YEAR_START", "OCTOBER",
                "JACKDAW_CLOCK", "/tmp/no-such-offset"));
        assertThat(settings.calendar())
                .isEqualTo(new CompanyCalendar(ZoneId.of("America/New_York"), DayOfWeek.SUNDAY, Month.OCTOBER));
        assertThat(settings.clock()).isInstanceOf(FileClock.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "JACKDAW_TIME_ZONE|Europe/Atlantis|JACKDAW_TIME_ZONE is 'Europe/Atlantis', which is no time zone. Write"
                        + " one such as Europe/Berlin",
                "JACKDAW_TIME_ZONE|CEST please|JACKDAW_TIME_ZONE is 'CEST please', which is no time zone. Write one"
                        + " such as Europe/Berlin",
                "JACKDAW_WEEK_START|Mon|JACKDAW_WEEK_START is 'Mon'. Choose one of [monday, tuesday, wednesday,"
                        + " thursday, friday, saturday, sunday]",
                "JACKDAW_FISCAL_YEAR_START|4|JACKDAW_FISCAL_YEAR_START is '4'. Choose one of [january, february, march,"
                        + " april, may, june, july, august, september, october, november, december]",
            })
    void a_wrong_value_is_named_with_the_mend(String name, String value, String message) {
        assertThatThrownBy(() -> CompanySettings.read(Map.of(name, value)))
                .isInstanceOf(UsageException.class)
                .hasMessage(message);
    }
}
