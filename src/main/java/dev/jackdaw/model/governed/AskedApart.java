package dev.jackdaw.model.governed;

/// Tells whether what was read as one question is several, of which one narrows and another asks.
final class AskedApart {
    private AskedApart() {}

    /// Whether a value stands in a question of its own, without a metric: "Where does Japan stand? All countries,
    /// please."
    static boolean in(Slots slots) {
        for (var value : slots.spans) {
            if (value.kind().equals("value")) {
                int from = slots.words.sentenceStart(value.first());
                int to = slots.words.sentenceEnd(value.first());
                boolean metric = slots.spans.stream()
                        .anyMatch(s -> s.kind().equals("metric") && s.first() >= from && s.first() < to);
                if (!metric && slots.words.asks(to) && !slots.metrics.isEmpty() && !compares(slots, from, to)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether a question holds all values there are against each other, so that what follows says by what: "do
    /// referral people stay longer than outbound ones? churn rate for both".
    private static boolean compares(Slots slots, int from, int to) {
        var values = slots.spans.stream().filter(s -> s.kind().equals("value")).toList();
        long said = slots.choices.stream().mapToLong(c -> c.values().size()).sum();
        return (slots.comparative || slots.versus)
                && said == 2
                && slots.dimensions.isEmpty()
                && values.stream().allMatch(s -> s.first() >= from && s.first() < to);
    }
}
