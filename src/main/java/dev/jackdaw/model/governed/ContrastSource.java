package dev.jackdaw.model.governed;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What is named only to say that something else is meant: "what we billed, not what they paid", "cash rather than
/// MRR". A value behind "not" is left out of the figures and stands elsewhere.
record ContrastSource(Lexicon lexicon) implements Span.Source {
    private static final double COST = 0.6;
    private static final int LONGEST = 5;
    private static final Set<String> AUXILIARIES = Set.of(
            "do", "does", "did", "have", "has", "had", "would", "will", "can", "could", "may", "might", "should");

    @Override
    public List<Span> spans(Words words) {
        var metrics = lexicon.looseMetrics().in(words);
        var spans = new ArrayList<Span>();
        for (int i = 0; i < words.size(); i++) {
            int at = i;
            int lead = lead(words, i);
            int start = i + lead;
            int end = lead == 0 ? start : end(words, start);
            boolean metric = metrics.stream()
                    .anyMatch(m -> m.words().nextSetBit(0) >= start && m.words().length() <= end);
            boolean another = metrics.stream()
                    .anyMatch(m -> m.words().length() <= at || m.words().nextSetBit(0) >= end);
            if (metric && another && plain(words, start, end)) {
                spans.add(Span.of(i, end, COST, BestReading.NOTHING, "", slots -> {}));
            }
        }
        return spans;
    }

    private static int lead(Words words, int i) {
        // "Customers who did not open a ticket", "that never opened one": what they did is denied, no metric.
        boolean verb = AUXILIARIES.contains(words.text(i - 1));
        boolean apart = i == 0 || words.endsBefore(i) || words.comma(i - 1) || words.is(i - 1, "and", "but");
        if ((words.is(i, "not") && !verb) || (words.is(i, "never") && apart)) {
            return 1;
        }
        return (words.is(i, "rather") && words.is(i + 1, "than")) || (words.is(i, "instead") && words.is(i + 1, "of"))
                ? 2
                : 0;
    }

    /// Up to where a part of the message ends, or another clause begins.
    private static int end(Words words, int start) {
        int part = words.parts().stream().filter(p -> p > start).findFirst().orElse(words.size());
        int at = start + 1;
        while (at < part && !(at > start + 1 && words.is(at, "what", "but"))) {
            at++;
        }
        return at;
    }

    /// Nothing but the metric that is not meant.
    private boolean plain(Words words, int start, int end) {
        if (end - start > LONGEST) {
            return false;
        }
        var finder = lexicon.valueNames().in(words);
        for (int i = start; i < end; i++) {
            if (finder.at(i).length() > 0 && finder.at(i).cost() == 0) {
                return false;
            }
        }
        return true;
    }
}
