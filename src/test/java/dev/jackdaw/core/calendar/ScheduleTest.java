package dev.jackdaw.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.core.UsageException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When something is due, around the changes of clocks, too.
class ScheduleTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static List<String> from(String cron, String local, int count) {
        var schedule = new Schedule(Cron.of(cron), BERLIN);
        var start = LocalDateTime.parse(local).atZone(BERLIN).toInstant();
        return schedule.following(start, count).stream()
                .map(i -> i.atZone(BERLIN).toOffsetDateTime().toString())
                .toList();
    }

    @Test
    void a_time_that_the_spring_change_leaves_out_is_due_right_after_it() {
        assertThat(from("30 2 * * *", "2026-03-28T02:00", 3))
                .containsExactly("2026-03-28T02:30+01:00", "2026-03-29T03:00+02:00", "2026-03-30T02:30+02:00");
    }

    @Test
    void a_time_that_the_autumn_change_brings_twice_is_due_once() {
        assertThat(from("30 2 * * *", "2026-10-24T12:00", 2))
                .containsExactly("2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00");
        assertThat(from("30 * * * *", "2026-10-25T01:00", 3))
                .containsExactly("2026-10-25T01:30+02:00", "2026-10-25T02:30+02:00", "2026-10-25T03:30+01:00");
    }

    /// However often one looks, and from whenever, the same times come out.
    @Test
    void what_is_due_does_not_depend_on_when_one_looks() {
        long seed = System.nanoTime();
        System.out.println("ScheduleTest seed " + seed);
        var random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            var cron = "%d %s * * %s"
                    .formatted(
                            random.nextInt(60), random.nextBoolean() ? "*" : "1-4", random.nextBoolean() ? "*" : "SUN");
            var schedule = new Schedule(Cron.of(cron), BERLIN);
            var change = Instant.parse(random.nextBoolean() ? "2026-03-29T01:00:00Z" : "2026-10-25T01:00:00Z");
            var start = change.minus(Duration.ofHours(10));
            var all = schedule.between(start, change.plus(Duration.ofHours(10)), 1_000);
            var inTurns = new java.util.ArrayList<Instant>();
            var at = start;
            while (at.isBefore(change.plus(Duration.ofHours(10)))) {
                var end = at.plusSeconds(1 + random.nextInt(5_000));
                var until = end.isAfter(change.plus(Duration.ofHours(10))) ? change.plus(Duration.ofHours(10)) : end;
                inTurns.addAll(schedule.between(at, until, 1_000));
                at = until;
            }
            assertThat(inTurns).as("seed " + seed + ", " + cron).isEqualTo(all).doesNotHaveDuplicates();
        }
    }

    @Test
    void days_of_the_month_and_of_the_week() {
        assertThat(from("0 9 L * *", "2026-01-15T00:00", 2))
                .containsExactly("2026-01-31T09:00+01:00", "2026-02-28T09:00+01:00");
        assertThat(from("0 9 1 * MON", "2026-06-01T12:00", 2))
                .containsExactly("2026-06-08T09:00+02:00", "2026-06-15T09:00+02:00");
        assertThat(from("0 0 29 2 *", "2026-01-01T00:00", 1)).containsExactly("2028-02-29T00:00+01:00");
        assertThat(Cron.of("*/20 8 * * 7").after(LocalDate.of(2026, 11, 22).atTime(8, 1)))
                .contains(LocalDateTime.of(2026, 11, 22, 8, 20));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 9 * * 1-5|every weekday at 09:00, Europe/Berlin",
                "30 8 * * *|every day at 08:30, Europe/Berlin",
                "0 9,17 * * MON,THU|every Monday and Thursday at 09:00 and 17:00, Europe/Berlin",
                "0 7 1 * *|on day 1 of every month at 07:00, Europe/Berlin",
                "0 7 L * *|on the last day of every month at 07:00, Europe/Berlin",
                "15 * * * *|every day every hour at minute 15, Europe/Berlin",
            })
    void it_is_said_in_words(String cron, String words) {
        assertThat(new Schedule(Cron.of(cron), BERLIN).words()).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 9 * *|4 fields",
                "0 9 30 2 *|never comes",
                "60 9 * * *|minute is '60'",
                "0 9 * * FUN|day of the week is 'FUN'",
                "0 17-9 * * *|runs backwards",
                "0 9 * * 1-2-3|day of the week",
                "*/0 * * * *|minute is '0'",
                ", 9 * * *|minute is ''",
            })
    void what_is_no_schedule_is_said(String cron, String says) {
        assertThatThrownBy(() -> Cron.of(cron))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(says);
    }

    @Test
    void what_is_no_zone_is_said() {
        assertThatThrownBy(() -> Schedule.of("0 9 * * *", "Europe/Atlantis", BERLIN))
                .hasMessageContaining("no time zone");
    }
}
