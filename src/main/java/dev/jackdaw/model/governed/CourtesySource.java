package dev.jackdaw.model.governed;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// How people begin: whom they write for ("Mr. Director would like to know"), where they are ("Good morning from
/// Singapore."), and what announces a question ("Random one: …").
record CourtesySource(Lexicon lexicon) implements Span.Source {
    private static final double COST = 0.5;
    private static final int PLACE_MAX = 3;
    private static final PhraseIndex<Boolean> OPENERS = PhraseIndex.of("en/openers");
    private static final Set<String> TITLES = Set.of("Mr", "Mrs", "Ms", "Dr", "Prof", "Sir", "Madam");

    @Override
    public List<Span> spans(Words words) {
        var spans = new ArrayList<Span>();
        for (int i = 0; i < words.size(); i++) {
            int opener = i == 0 || words.endsBefore(i) || words.comma(i - 1) ? OPENERS.longest(words.texts(), i) : 0;
            if (opener > 0 && ends(words, i + opener) && i + opener < words.size()) {
                spans.add(nothing(i, i + opener));
            }
            if (titled(words, i)) {
                spans.add(nothing(i, i + 1));
            }
            place(words, i, spans);
        }
        return spans;
    }

    private static Span nothing(int start, int end) {
        return Span.of(start, end, COST, BestReading.NOTHING, "", slots -> {});
    }

    private static boolean ends(Words words, int i) {
        return i == words.size() || words.endsBefore(i) || words.comma(i);
    }

    /// A title before somebody's name or office, where a sentence begins.
    private static boolean titled(Words words, int i) {
        return TITLES.contains(words.shown().get(i))
                && (i == 0 || words.endsBefore(i))
                && i + 1 < words.size()
                && Character.isUpperCase(words.shown().get(i + 1).charAt(0));
    }

    /// A greeting from somewhere that is no word of the data.
    private void place(Words words, int i, List<Span> spans) {
        if (!words.is(i, "from") || !words.is(i - 1, "morning", "afternoon", "evening", "hello", "hi", "greetings")) {
            return;
        }
        for (int end = i + 1; end <= Math.min(i + PLACE_MAX, words.size()) && !lexicon.tells(words, end - 1); end++) {
            if (end > i + 1 && words.endsBefore(end)) {
                var said = words.written(i, end);
                spans.add(Span.of(
                        i,
                        end,
                        COST,
                        "aside",
                        "not used",
                        slots -> slots.notes.add("I left aside: \"" + said + "\".")));
                return;
            }
        }
    }
}
