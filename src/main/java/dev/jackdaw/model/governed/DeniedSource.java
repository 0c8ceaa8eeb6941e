package dev.jackdaw.model.governed;

import java.util.ArrayList;
import java.util.List;

/// What a correction takes back: "seats, not fees", "ARPA instead of MRR".
record DeniedSource() implements Span.Source {
    private static final double SURE = 0.001;
    private static final int DENIED_MAX = 3;

    @Override
    public List<Span> spans(Words words) {
        var spans = new ArrayList<Span>();
        for (int i = 0; i < words.size(); i++) {
            denied(words, i, spans);
        }
        return spans;
    }

    /// Whether something else follows what is denied: "not Germany, France", "not by plan but by country".
    private static boolean corrected(Words words, int end) {
        return words.comma(end) || words.is(end, "but") || (words.endsBefore(end) && end < words.size());
    }

    /// "Not fees", "instead of the count": what was said before and no longer counts.
    private static void denied(Words words, int i, List<Span> spans) {
        int lead = words.is(i, "instead") && words.is(i + 1, "of")
                ? 2
                : words.is(i, "rather") && words.is(i + 1, "than") ? 2 : words.is(i, "not") ? 1 : 0;
        int from = i + lead + (words.is(i + lead, "the", "by") ? 1 : 0);
        for (int end = from + 1; lead > 0 && end <= Math.min(from + DENIED_MAX, words.size()); end++) {
            if (words.endsBefore(end - 1) && end - 1 > from) {
                return;
            }
            double cost = lead == 2 || corrected(words, end) ? SURE : 1;
            var denied = new Reference.Denied(words.lemmas().subList(from, end));
            spans.add(Span.of(
                    i, end, cost, "thread", "not " + String.join(" ", denied.words()), s -> s.references.add(denied)));
        }
    }
}
