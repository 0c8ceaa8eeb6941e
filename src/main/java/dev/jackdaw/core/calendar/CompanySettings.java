package dev.jackdaw.core.calendar;

import dev.jackdaw.core.FileClock;
import dev.jackdaw.core.Setting;
import dev.jackdaw.core.UsageException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How time is counted here: the company's calendar, and the clock.
public record CompanySettings(CompanyCalendar calendar, Clock clock) {
    private static final Setting<ZoneId> ZONE = Setting.parsed(
                    "JACKDAW_TIME_ZONE",
                    "The company's time zone, in which its days begin.",
                    "a zone's name, such as Europe/Berlin",
                    CompanySettings::zone)
            .otherwise("UTC")
            .as(zone -> zone.orElse(ZoneId.of("UTC")));

    private static final Setting<DayOfWeek> WEEK =
            named("JACKDAW_WEEK_START", "The first day of the company's week.", DayOfWeek.class, DayOfWeek.MONDAY);

    private static final Setting<Month> FISCAL_YEAR =
            named("JACKDAW_FISCAL_YEAR_START", "The first month of its fiscal year.", Month.class, Month.JANUARY);

    private static final Setting<Optional<Path>> CLOCK = Setting.path(
                    "JACKDAW_CLOCK",
                    "A file with an ISO duration that the service's clock is off by: for trying schedules.")
            .otherwise("the system's clock");

    /// All of them.
    public static final List<Setting<?>> DECLARED = List.of(ZONE, WEEK, FISCAL_YEAR, CLOCK);

    /// Reads them.
    public static CompanySettings read(Map<String, String> environment) {
        return new CompanySettings(
                new CompanyCalendar(ZONE.in(environment), WEEK.in(environment), FISCAL_YEAR.in(environment)),
                CLOCK.in(environment).<Clock>map(FileClock::new).orElse(Clock.systemUTC()));
    }

    private static ZoneId zone(String setting, String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new UsageException(
                    setting + " is '" + name + "', which is no time zone. Write one such as Europe/Berlin");
        }
    }

    private static <E extends Enum<E>> Setting<E> named(String name, String purpose, Class<E> type, E standard) {
        var all = Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT);
        return Setting.parsed(
                        name,
                        purpose,
                        all.substring(1, all.length() - 1),
                        (setting, text) -> constant(type, text)
                                .orElseThrow(
                                        () -> new UsageException(setting + " is '" + text + "'. Choose one of " + all)))
                .otherwise(standard.name().toLowerCase(Locale.ROOT))
                .as(value -> value.orElse(standard));
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(c -> c.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
