package dev.jackdaw.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileClockTest {
    private static final Duration CLOSE = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("offset"), text);
    }

    private static void assertOffBy(Duration off, FileClock clock) {
        assertThat(Duration.between(Instant.now().plus(off), clock.instant()).abs())
                .isLessThan(CLOSE);
    }

    @ParameterizedTest
    @CsvSource({"PT2H, PT2H", "-PT3H, PT-3H", "P400D, P400D", "'  PT90M\n', PT1H30M", "pt2h, PT2H"})
    void it_is_off_by_what_the_file_says(String text, Duration off) throws IOException {
        assertOffBy(off, new FileClock(file(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two hours", "2", "P1Y"})
    void what_is_no_duration_counts_as_nothing(String text) throws IOException {
        assertOffBy(Duration.ZERO, new FileClock(file(text)));
    }

    @Test
    void a_missing_file_counts_as_nothing_and_a_change_is_seen_at_once() throws IOException {
        var clock = new FileClock(folder.resolve("offset"));
        assertOffBy(Duration.ZERO, clock);
        file("PT5H");
        assertOffBy(Duration.ofHours(5), clock);
        file("PT10H");
        assertOffBy(Duration.ofHours(10), clock);
    }

    @Test
    void in_another_zone_it_is_the_same_moment() throws IOException {
        var clock = new FileClock(file("PT2H"));
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
        var berlin = clock.withZone(ZoneId.of("Europe/Berlin"));
        assertThat(berlin.getZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(Duration.between(clock.instant(), berlin.instant()).abs()).isLessThan(CLOSE);
    }
}
