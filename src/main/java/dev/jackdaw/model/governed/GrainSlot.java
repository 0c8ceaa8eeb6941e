package dev.jackdaw.model.governed;

import dev.jackdaw.core.calendar.Grain;
import java.util.Optional;

/// "by month", "by plan and month", "monthly", "per quarter", "which week", "over time".
record GrainSlot() implements Slot {
    @Override
    public Optional<Match> at(Words words, int i) {
        if (words.is(i, "trend", "trending", "history", "evolution", "timeline")
                || (words.is(i, "over") && words.is(i + 1, "time"))) {
            return Match.of(words.is(i, "over") ? 2 : 1, slots -> slots.trend = true);
        }
        boolean led = words.is(i, "by", "per", "each", "every", "which", "what", "and");
        int skip = led && words.is(i + 1, "calendar", "fiscal") ? 2 : led ? 1 : 0;
        var word = words.text(i + skip);
        boolean adverb = word.endsWith("ly") || word.equals("annual");
        return Grain.of(word).filter(g -> led || adverb).flatMap(g -> Match.of(skip + 1, slots -> slots.grain = g));
    }
}
