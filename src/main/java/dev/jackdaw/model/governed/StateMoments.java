package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;

/// States that are said as what happened at a time: "tickets closed last week", "how many did we close in May". A
/// metric that is dated by another moment can't tell that; it would count what came up then and is closed by now.
final class StateMoments {
    private StateMoments() {}

    /// Throws `Unresolved` where a state is one.
    static void check(Catalogue.Metric metric, Slots slots) {
        for (var span : slots.spans) {
            boolean state = span.kind().equals("value")
                    && span.words().cardinality() == 1
                    && span.label().matches(".*\\b(?:status|state) \\S+")
                    && metric.meaning() == Catalogue.Meaning.FLOW
                    && happened(slots.words, span.first())
                    && timed(slots, span.first() + 1);
            if (state && !dated(metric, slots.words.text(span.first()))) {
                throw new Unresolved(
                        new Resolution.Unfit("I can't tell by when it was '" + slots.words.text(span.first())
                                + "' what is counted in " + metric.name() + ", which is defined so: "
                                + metric.definition()));
            }
        }
    }

    /// A participle behind its noun, or a verb behind "did".
    private static boolean happened(Words words, int i) {
        for (int before = i - 1; before >= words.sentenceStart(i) && before > i - 8; before--) {
            if (words.is(before, "did", "do", "does", "have", "has", "we", "they")) {
                return true;
            }
        }
        return words.text(i).endsWith("ed");
    }

    private static boolean timed(Slots slots, int end) {
        int at = end;
        while (slots.words.is(at, "in", "on", "during", "over", "within", "since")) {
            at++;
        }
        int start = at;
        return slots.times.stream().anyMatch(t -> t.start() >= end && t.start() <= start);
    }

    private static boolean dated(Catalogue.Metric metric, String word) {
        var said = Concepts.at(Words.of(word), 0).getFirst();
        return Concepts.all(Words.of(metric.definition())).stream().anyMatch(said::sameWord);
    }
}
