package dev.jackdaw.metrics;

import dev.jackdaw.core.calendar.DateRange;
import dev.jackdaw.core.calendar.Grain;
import java.util.List;
import java.util.Optional;

/// The days a question is about: the periods to compute, one or one a grain, and the range to compare
/// with. `allTime` where nothing bounds the start; `cut` where the first of the periods is only a part of its
/// unit, `running` where the last is not over; `notes` are what a reader must be told.
record Timeframe(
        DateRange range,
        List<DateRange> periods,
        Optional<Grain> grain,
        Optional<DateRange> previous,
        boolean allTime,
        boolean cut,
        boolean running,
        List<String> notes) {

    /// A resolved timeframe, or what is wrong with the question's words.
    sealed interface Resolution {
        record Resolved(Timeframe timeframe) implements Resolution {}

        record Unclear(String problem) implements Resolution {}
    }
}
