package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import java.util.Set;

/// What is asked of things without a measure, or against their measure: "how did our customers do", "how many users in
/// total" where there is only their average.
record Unmeasured(TermPicker picker) {
    private static final PhraseIndex<Boolean> PERFORMING = PhraseIndex.of("en/performing");
    private static final Set<String> TOTALS = Set.of("total", "totals", "altogether", "sum", "summed");

    /// Throws `Unresolved` where nothing but things is named and it is asked how they do.
    void hold(Slots slots) {
        boolean things = !slots.metrics.isEmpty()
                && slots.metrics.stream().allMatch(t -> !t.said().contains(" ") && picker.entity(t));
        if (things && slots.metrics.stream().anyMatch(t -> performs(slots.words, t))) {
            throw new Unresolved(new Resolution.Unfit("I can't tell by which figure you want to know how "
                    + slots.metrics.getFirst().said() + " do. Please name it, such as their number."));
        }
    }

    /// Throws `Unresolved` where a total is asked for of what is only known as an average.
    static void hold(Catalogue.Metric metric, Slots slots) {
        boolean average = !metric.additive() && metric.definition().startsWith("Average");
        if (average && slots.words.texts().stream().anyMatch(TOTALS::contains)) {
            throw new Unresolved(
                    new Resolution.Unfit(metric.name() + " is an average by its definition, which has no total."));
        }
    }

    /// "How did … do": the verb stands behind what it is about, in the same sentence.
    private static boolean performs(Words words, MetricTerm term) {
        for (int how = words.sentenceStart(term.start()); how < term.start(); how++) {
            boolean asks = words.is(how, "how")
                    && words.is(how + 1, "is", "are", "was", "were", "do", "does", "did", "have", "has", "had");
            for (int i = term.end(); asks && i < words.sentenceEnd(term.start()); i++) {
                if (PERFORMING.longest(words.texts(), i) > 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
