package dev.jackdaw.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.core.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Times and days as people say them, as the parts of a schedule.
class ScheduleWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        at 9 | 0 9
        at 9am | 0 9
        At 9 AM | 0 9
        at 9 p.m. | 0 21
        at 09:05 | 5 9
        at 9.30 | 30 9
        at 5:30pm | 30 17
        at 12am | 0 0
        at 12:30 am | 30 0
        at 12pm | 0 12
        at 0 | 0 0
        at 23:59 | 59 23
        at noon | 0 12
        at midnight | 0 0
        at 9 o'clock | 0 9
        every day at 7, please | 0 7
        """)
    void a_time_of_day_is_read(String words, String minuteAndHour) {
        assertThat(ScheduleWords.minuteAndHour(words)).isEqualTo(minuteAndHour);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at 24",
                "at 9:60",
                "at 13pm",
                "at 0am",
                "at 99",
                "at 130",
                "at 1030",
                "at 930",
                "at 9:3",
                "at 9:305",
                "at 99999999999"
            })
    void what_is_no_time_of_day_is_never_taken_for_another(String words) {
        assertThatThrownBy(() -> ScheduleWords.minuteAndHour(ScheduleWords.time("every day " + words)))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("'" + words + "' is no time of day");
    }

    @Test
    void a_text_without_a_time_has_none() {
        assertThat(ScheduleWords.time("post what is at stake")).isEmpty();
        assertThat(ScheduleWords.time("every day at 9 and at 10")).isEqualTo("at 9");
        assertThatThrownBy(() -> ScheduleWords.minuteAndHour("soon")).hasMessage("I can't read the time 'soon'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        every day | * * *
        daily | * * *
        each Morning | * * *
        every weekday | * * MON-FRI
        every business day | * * MON-FRI
        every Monday | * * MON
        mondays | * * MON
        every Friday and Monday | * * MON,FRI
        weekly | * * MON
        every week | * * MON
        every month | 1 * *
        monthly | 1 * *
        on the first of every month | 1 * *
        on the 15th of every month | 15 * *
        on the 31st | 31 * *
        on the 1st and 15th of every month | 1,15 * *
        on the 15th, the 1st and the 15th of every month | 1,15 * *
        on the last day of every month | L * *
        every Monday and on the 1st of every month | 1 * MON
        """)
    void days_are_read(String words, String days) {
        assertThat(ScheduleWords.days(words)).isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        every other week | I can't post every other time. Say for example every Monday, every weekday or on the 1st of every month
        every second Friday | I can't post every other time. Say for example every Monday, every weekday or on the 1st of every month
        every two weeks | I can't post every other time. Say for example every Monday, every weekday or on the 1st of every month
        on the 32nd | no month has a day 32
        on the 0th | no month has a day 0
        on the 1st and the 32nd | no month has a day 32
        every year | I can't read 'every year' as days. Say for example every day, every weekday, every Monday and Thursday, or on the 1st of every month
        on the first Monday of every month | I can't count the days of the week within a month. Say for example every Monday, every weekday or on the 1st of every month
        on the last friday of the month | I can't count the days of the week within a month. Say for example every Monday, every weekday or on the 1st of every month
        on the first weekday of the month | I can't count the days of the week within a month. Say for example every Monday, every weekday or on the 1st of every month
        every 3rd Tuesday | I can't count the days of the week within a month. Say for example every Monday, every weekday or on the 1st of every month
        """)
    void what_no_schedule_can_say_is_said(String words, String says) {
        assertThatThrownBy(() -> ScheduleWords.days(words))
                .isInstanceOf(UsageException.class)
                .hasMessage(says);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
        every day at 7 UTC | UTC
        every day at 7 Europe/Berlin | Europe/Berlin
        at 7 America/Argentina/Buenos_Aires | America/Argentina/Buenos_Aires
        at 9 New York time | America/New_York
        at 9 in london time | Europe/London
        at 9am Tokyo time post MRR | Asia/Tokyo
        every day at 9 | ''
        """)
    void a_zone_is_named_or_its_city(String words, String zone) {
        assertThat(ScheduleWords.zone(words)).isEqualTo(zone);
    }

    @Test
    void a_city_that_has_no_zone_is_said() {
        assertThatThrownBy(() -> ScheduleWords.zone("at 9 Atlantis time"))
                .isInstanceOf(UsageException.class)
                .hasMessage("I know no time zone 'Atlantis'. Write one such as Europe/Berlin");
    }

    @Test
    void a_zone_is_left_out_of_what_is_posted() {
        assertThat(ScheduleWords.withoutZone("MRR in New York time").strip()).isEqualTo("MRR");
        assertThat(ScheduleWords.withoutZone("seats New York time by plan")).isEqualTo("seats  by plan");
        assertThat(ScheduleWords.withoutZone("MRR UTC").strip()).isEqualTo("MRR");
    }
}
