package dev.jackdaw.model.governed;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// "How many customers is that?": how many there are in the answer before.
record CountSource() implements Span.Source {
    private static final int NAME_MAX = 3;
    private static final double SURE = 0.001;
    private static final PhraseIndex<Boolean> COUNTS = PhraseIndex.of("en/thread-counts");

    @Override
    public List<Span> spans(Words words) {
        var spans = new ArrayList<Span>();
        for (int i = 2; i < words.size(); i++) {
            int length = COUNTS.longest(words.texts(), i);
            boolean ends = i + length >= words.size() || words.endsBefore(i + length) || words.comma(i + length);
            if (length > 0 && ends && counted(words, i)) {
                add(words, i, i + length, spans);
            }
        }
        for (int i = 0; i < words.size(); i++) {
            if (words.is(i, "that", "this", "those")
                    && words.is(i + 1, "is", "are")
                    && words.is(i + 2, "how")
                    && words.is(i + 3, "many")) {
                add(words, i, i + 2, spans);
            }
        }
        return spans;
    }

    private static void add(Words words, int start, int end, List<Span> spans) {
        spans.add(Span.of(
                start,
                end,
                SURE,
                "thread",
                String.join(" ", words.texts().subList(start, end)),
                slots -> slots.references.add(new Reference.Counted())));
    }

    /// Whether "how many" and a name stand right before.
    static boolean counted(Words words, int end) {
        return IntStream.rangeClosed(1, NAME_MAX)
                .anyMatch(length -> words.is(end - length - 1, "many")
                        && words.is(end - length - 2, "how")
                        && !words.endsBefore(end));
    }
}
