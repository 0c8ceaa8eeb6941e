package dev.jackdaw.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// The system's clock, off by what a file says (an ISO duration such as "PT2H", read anew each
/// time): for trying what a service does when clocks are wrong or change, in several processes at
/// once. A file that is missing or can't be read is off by nothing.
public final class FileClock extends Clock {
    private final Path file;
    private final ZoneId zone;

    public FileClock(Path file) {
        this(file, ZoneOffset.UTC);
    }

    private FileClock(Path file, ZoneId zone) {
        this.file = file;
        this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new FileClock(file, other);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(offset());
    }

    private Duration offset() {
        try {
            return Duration.parse(Files.readString(file).strip());
        } catch (IOException | DateTimeException e) {
            return Duration.ZERO;
        }
    }
}
