package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.agent.Catalogue.Meaning;
import dev.jackdaw.core.WordList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Whether the things of a question are counted as they are at a time or as they come: "tickets right now" are the open
/// ones, "what landed in the queue" are new ones.
record CountedAt(Catalogue catalogue) {
    private static final PhraseIndex<Boolean> ARRIVALS = PhraseIndex.of("en/arrivals");
    private static final PhraseIndex<Boolean> BRINGING = PhraseIndex.of("en/bringing");
    private static final PhraseIndex<Boolean> DEPARTURES = PhraseIndex.of("en/departures");
    private static final Set<String> UNWELCOME = WordList.set("en/unwelcome");
    private static final Set<String> DETERMINERS = WordList.set("en/determiners");

    /// The metric that is meant, which may be another one of the same things.
    ///
    /// @param bare that only the things were named, and nothing of how they are
    Catalogue.Metric meant(Catalogue.Metric metric, MetricTerm term, boolean bare, Slots slots) {
        if (metric.meaning() == Meaning.STATE && moved(slots.words, term, DEPARTURES)) {
            throw new Unresolved(new Resolution.Unfit(
                    "I know how many " + metric.name() + " there are, but not how many stopped being so."));
        }
        boolean brought = bare && brought(slots.words, term);
        boolean comes = metric.meaning() == Meaning.STATE && (brought || moved(slots.words, term, ARRIVALS));
        boolean stands = metric.meaning() == Meaning.FLOW && bare && slots.now >= 0 && stands(slots);
        if (!comes && !stands) {
            return metric;
        }
        var others = others(metric, comes ? Meaning.FLOW : Meaning.STATE, slots).stream()
                .filter(m -> !brought || Words.of(m.name()).texts().stream().noneMatch(UNWELCOME::contains))
                .toList();
        if (brought && comes && others.size() != 1) {
            throw new Unresolved(new Resolution.Unfit(
                    "I can't tell whether you mean the " + metric.name() + " that there are, or those that came."));
        }
        if (others.size() != 1) {
            return metric;
        }
        if (stands) {
            slots.note("I took what there is now for " + others.getFirst().name() + ".");
        }
        return others.getFirst();
    }

    /// Whether they are asked for as they are now, and by no other time.
    private static boolean stands(Slots slots) {
        return slots.times.isEmpty()
                && slots.grain == null
                && slots.compare.isEmpty()
                && slots.overPeriod == null
                && slots.lastUnits == 0
                && !slots.trend
                && !slots.words.is(slots.now - 1, "until", "till", "to", "by", "since", "so");
    }

    /// What counts the same things otherwise, and is recorded by all that was said.
    private List<Catalogue.Metric> others(Catalogue.Metric metric, Meaning wanted, Slots slots) {
        return catalogue.metrics().stream()
                .filter(m -> m.meaning() == wanted
                        && !m.unit().isEmpty()
                        && m.unit().equals(metric.unit())
                        && m.format().equals(metric.format())
                        && new TaskFilters(m).fits(slots))
                .toList();
    }

    /// "How many companies has each brought in": in one sentence with them, behind what is counted.
    private static boolean brought(Words words, MetricTerm term) {
        return IntStream.range(term.end(), words.sentenceEnd(term.end() - 1))
                .anyMatch(i -> BRINGING.longest(words.texts(), i) > 0);
    }

    /// Whether a verb leads to the metric's words: "landed in our queue".
    private static boolean moved(Words words, MetricTerm term, PhraseIndex<Boolean> verbs) {
        for (int i = words.sentenceStart(term.start()); i < term.end(); i++) {
            int length = verbs.longest(words.texts(), i);
            int at = i + length;
            while (length > 0 && at < words.size() && leads(words, at)) {
                at++;
            }
            if (length > 0 && at >= term.start() && at < term.end()) {
                return true;
            }
        }
        return false;
    }

    private static boolean leads(Words words, int i) {
        return words.is(i, "in", "into", "on", "onto", "to", "the", "our") || DETERMINERS.contains(words.text(i));
    }
}
