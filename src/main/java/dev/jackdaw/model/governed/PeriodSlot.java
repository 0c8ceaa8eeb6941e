package dev.jackdaw.model.governed;

import dev.jackdaw.core.calendar.PeriodParser;
import java.util.Optional;

/// "last month", "in 2025", "since March", "over the last 30 days", "this year so far".
record PeriodSlot() implements Slot {
    @Override
    public Optional<SlotMatch> at(Words words, int i) {
        if (words.is(i, "may") && words.is(i + 1, "i", "we", "you", "it", "be", "have", "one", "they")) {
            return Optional.empty();
        }
        int lead = words.is(i, "over", "during", "in", "within", "on", "at", "for", "right", "so") ? 1 : 0;
        int article = words.is(i + lead, "far") ? 1 : 0;
        return PeriodParser.at(words.texts(), i + lead + article).flatMap(match -> {
            int end = i + lead + article + match.length();
            int tail = words.is(end, "so") && words.is(end + 1, "far") ? 2 : 0;
            return SlotMatch.of(
                    end + tail - i, slots -> slots.times.add(new SaidTime(match.period(), i, end + tail, false)));
        });
    }
}
