package dev.jackdaw.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// Which days a figure is about.
class WindowTest {
    @Test
    void last_month_is_the_month_that_ended() {
        var first = LocalDate.of(2026, 6, 30);
        var calendar = dev.jackdaw.core.calendar.CompanyCalendar.standard();
        assertThat(Window.of("last month", calendar, first).range().toString()).isEqualTo("2026-06-01 to 2026-06-30");
        assertThat(Window.of("last month", calendar, first.minusDays(1)).range().toString())
                .isEqualTo("2026-05-01 to 2026-05-31");
        var sofar = Window.of("this month", calendar, LocalDate.of(2026, 6, 10));
        assertThat(sofar.range().toString()).isEqualTo("2026-06-01 to 2026-06-10");
        assertThat(sofar.previous().toString()).isEqualTo("2026-05-01 to 2026-05-10");
        assertThat(Window.of("", calendar, first).yearBefore().toString()).isEqualTo("2025-07-01");
        assertThat(Window.of("last 7 days", calendar, first).previous().toString())
                .isEqualTo("2026-06-17 to 2026-06-23");
        // A short month is not compared beyond its end.
        assertThat(Window.of("this month", calendar, LocalDate.of(2026, 3, 30))
                        .previous()
                        .toString())
                .isEqualTo("2026-02-01 to 2026-02-28");
    }
}
