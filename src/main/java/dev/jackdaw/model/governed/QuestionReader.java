package dev.jackdaw.model.governed;

import java.util.List;
import java.util.Optional;

/// Reads a question from left to right. At each word the slot that explains the most words wins,
/// the earlier slot on a tie; a word that none explains is unknown.
final class QuestionReader {
    private final List<Slot> slots;

    QuestionReader(Lexicon lexicon) {
        this.slots = List.of(
                new MetricSlot(lexicon),
                new ComparisonSlot(),
                new GrainSlot(),
                new ValueSlot(lexicon),
                new DimensionSlot(lexicon),
                new RankSlot(),
                new ShareSlot(),
                new WhySlot(),
                new PeriodSlot(),
                new FillerSlot());
    }

    Slots read(Words words) {
        var read = new Slots();
        int i = 0;
        while (i < words.size()) {
            var best = best(words, i);
            if (best.isEmpty()) {
                read.unknown.add(words.text(i));
                i++;
            } else {
                best.get().fill().accept(read);
                i += best.get().length();
            }
        }
        read.addsDimension = words.is(0, "also") || (words.is(0, "and") && words.is(1, "also"));
        return read;
    }

    private Optional<Slot.Match> best(Words words, int i) {
        Optional<Slot.Match> best = Optional.empty();
        for (var slot : slots) {
            var match = slot.at(words, i);
            if (match.isPresent()
                    && (best.isEmpty() || match.get().length() > best.get().length())) {
                best = match;
            }
        }
        return best;
    }
}
