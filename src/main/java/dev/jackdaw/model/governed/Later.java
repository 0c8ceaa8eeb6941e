package dev.jackdaw.model.governed;

import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.core.calendar.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Two periods side by side as the later against the earlier.
final class Later {
    /// Whatever today is, one of two periods must be the later one.
    private static final List<LocalDate> DAYS =
            List.of(LocalDate.of(2024, 1, 10), LocalDate.of(2024, 6, 20), LocalDate.of(2024, 12, 5));

    private Later() {}

    /// Of two periods side by side the later against the earlier.
    static Optional<MetricTask> compared(MetricTask two) {
        var periods = two.shape().periods();
        if (periods.size() != 2) {
            return Optional.empty();
        }
        var one = periods.getFirst();
        var other = periods.getLast();
        var later = later(one, other)
                ? Optional.of(one)
                : later(other, one) ? Optional.of(other) : Optional.<Period>empty();
        return later.map(l -> Tasks.against(
                Tasks.in(Tasks.shaped(two, TaskShape.NONE), Optional.of(l)), (l.equals(one) ? other : one).phrase()));
    }

    private static boolean later(Period one, Period other) {
        var calendar = CompanyCalendar.standard();
        return DAYS.stream()
                .allMatch(day -> one.on(calendar, day)
                        .start()
                        .isAfter(other.on(calendar, day).start()));
    }
}
