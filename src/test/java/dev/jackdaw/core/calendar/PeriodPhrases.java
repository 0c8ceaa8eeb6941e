package dev.jackdaw.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;

/// What the tests of time phrases share: two companies, and the Friday that all is seen from.
final class PeriodPhrases {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
    static final CompanyCalendar JANUARY = CompanyCalendar.standard();
    static final CompanyCalendar APRIL = new CompanyCalendar(ZoneId.of("UTC"), DayOfWeek.MONDAY, Month.APRIL);

    private PeriodPhrases() {}

    /// That a phrase means these days, and that its canonical form reads back as it.
    static void means(String phrase, CompanyCalendar calendar, LocalDate today, LocalDate first, LocalDate last) {
        var period = PeriodParser.parse(phrase);
        assertThat(period).as(phrase).isPresent();
        assertThat(period.get().on(calendar, today)).as(phrase).isEqualTo(new DateRange(first, last.plusDays(1)));
        assertThat(PeriodParser.parse(period.get().phrase()))
                .as(period.get().phrase())
                .isEqualTo(period);
    }
}
