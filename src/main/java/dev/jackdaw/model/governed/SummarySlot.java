package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.util.Map;
import java.util.Optional;

/// Values brought to one: "on average", "the median", "averaged".
record SummarySlot() implements Slot {
    private static final Map<String, String> WORDS = WordList.map("en/summaries");
    private static final int PHRASE_MAX = 3;

    @Override
    public Optional<SlotMatch> at(Words words, int i) {
        for (int length = Math.min(PHRASE_MAX, words.size() - i); length > 0; length--) {
            var summary = WORDS.get(String.join(" ", words.texts().subList(i, i + length)));
            if (summary != null) {
                return SlotMatch.of(length, slots -> slots.summaries.add(summary));
            }
        }
        return Optional.empty();
    }
}
