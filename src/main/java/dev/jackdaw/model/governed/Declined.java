package dev.jackdaw.model.governed;

/// Why a question is not answered, in a sentence that names what stands in the way.
final class Declined {
    /// Longer words are no words.
    private static final int WORD_MAX = 40;

    private static final int WORDS_MAX = 5;

    private Declined() {}

    /// What does not fit together, or which words mean nothing here.
    static String reason(BroughtOver heard, Understood failed) {
        return failed.resolution() instanceof Resolution.Unfit(String reason) ? reason : reason(heard, failed.slots());
    }

    /// Which words mean nothing here, as they were written.
    static String reason(BroughtOver heard, Slots slots) {
        var strange = slots.unknown.isEmpty() ? slots.unused : slots.unknown;
        var unknown = (heard.unknown().isEmpty() ? strange : heard.unknown())
                .stream()
                        .map(heard::written)
                        .filter(w -> w.length() < WORD_MAX)
                        .distinct()
                        .limit(WORDS_MAX)
                        .map(w -> "'" + w + "'")
                        .toList();
        return unknown.isEmpty()
                ? "I can't tell which metric you mean."
                : "I don't know what "
                        + String.join(", ", unknown)
                        + (unknown.size() == 1 ? " means" : " mean")
                        + " here.";
    }
}
