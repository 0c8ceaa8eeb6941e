package dev.jackdaw.model.governed;

import java.util.Optional;
import java.util.Set;

/// "Which channel has brought more customers": more than what is not said, so that all are shown, the highest first.
record MoreThanAll(Slots slots) {
    private static final Set<String> MORE = Set.of("more");
    private static final Set<String> LESS = Set.of("less", "fewer");
    private static final int REACH = 3;

    /// All in the order that is asked for; empty where something else is compared, or nothing.
    Optional<Ranking> ranking() {
        boolean alone = slots.comparative
                && slots.rank == null
                && slots.dimensions.size() == 1
                && slots.choices.isEmpty()
                && slots.conditions.isEmpty()
                && slots.compare.isEmpty()
                && slots.counterpart == null
                && slots.whole == null
                && slots.earlier == null
                && slots.overPeriod == null
                && !slots.difference
                && !slots.change
                && !slots.versus
                && slots.times.stream().noneMatch(SaidTime::against)
                && !slots.words.texts().contains("than");
        for (int i = 0; alone && i < slots.words.size(); i++) {
            boolean more = MORE.contains(slots.words.text(i));
            if ((more || LESS.contains(slots.words.text(i))) && which(i) && measures(i)) {
                slots.note("I took '" + slots.words.text(i) + "' to mean " + (more ? "more" : "less")
                        + " than the others.");
                return Optional.of(new Ranking(more, RankSlot.ALL));
            }
        }
        return Optional.empty();
    }

    private boolean which(int more) {
        for (int i = slots.words.sentenceStart(more); i < more; i++) {
            if (slots.words.is(i, "which", "what")) {
                return true;
            }
        }
        return false;
    }

    /// Whether a metric's name follows.
    private boolean measures(int more) {
        return slots.metrics.stream().anyMatch(t -> t.start() > more && t.start() <= more + REACH);
    }
}
