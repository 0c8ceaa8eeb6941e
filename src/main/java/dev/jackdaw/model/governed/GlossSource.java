package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import dev.jackdaw.core.calendar.PeriodParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Words of whoever asks for a value that is named beside them: "P1s (= urgent)", "tiny shops (1-10)", "wee outfits,
/// 1-10 folk". Only where a sign says that both are the same, or where both speak of size, and not of opposite ones.
record GlossSource(Lexicon lexicon) implements Span.Source {
    private static final double COST = 0.3;
    private static final Set<String> SMALL = WordList.set("en/small-sizes");
    private static final Set<String> BIG = WordList.set("en/big-sizes");

    @Override
    public List<Span> spans(Words words) {
        var finder = lexicon.valueNames().in(words);
        var spans = new ArrayList<Span>();
        for (int i = 1; i < words.size(); i++) {
            if (words.is(i, "=")
                    && words.brackets().contains(i)
                    && finder.at(i + 1).length() > 0) {
                named(words, i, finder.at(i + 1), spans);
            }
            boolean beside = words.brackets().contains(i) || words.comma(i);
            int at = words.comma(i) ? i + 1 : i;
            if (beside && ranges(finder.at(at))) {
                sized(words, i, finder.at(at), spans);
            }
        }
        return spans;
    }

    /// "P1s (= urgent)".
    private void named(Words words, int sign, ValueMatch value, List<Span> spans) {
        if (!lexicon.metrics().all().contains(words.lemmas().get(sign - 1))) {
            var said = words.shown().get(sign - 1);
            var meant = value.meanings().iterator().next().value();
            spans.add(Span.of(
                    sign - 1,
                    sign + 1,
                    COST,
                    BestReading.NOTHING,
                    "",
                    slots -> slots.note("I took '" + said + "' to mean " + meant + ", as you say.")));
        }
    }

    /// "Tiny shops (1-10)": the word of size, and a noun that carries it.
    private static void sized(Words words, int end, ValueMatch value, List<Span> spans) {
        for (int size = end - 1; size >= Math.max(0, end - 2) && !words.endsBefore(size + 1); size--) {
            boolean small = SMALL.contains(words.text(size)) && !reaches(value);
            boolean big = BIG.contains(words.text(size)) && !begins(value);
            boolean noun = size == end - 2 && HeadNounSource.carries(words, end - 1);
            if (small || big) {
                spans.add(Span.of(size, size + (noun ? 2 : 1), 0, BestReading.NOTHING, "", slots -> {}));
            }
        }
    }

    /// Whether it is a range of numbers.
    private static boolean ranges(ValueMatch value) {
        return value.length() > 0
                && value.meanings().stream().allMatch(v -> v.value().matches("\\d.*[-–+].*"));
    }

    /// Whether it has no upper end.
    private static boolean reaches(ValueMatch value) {
        return value.meanings().stream().anyMatch(v -> v.value().contains("+"));
    }

    /// Whether it is the lowest.
    private static boolean begins(ValueMatch value) {
        return value.meanings().stream()
                .anyMatch(v -> PeriodParser.number(v.value().split("\\D")[0])
                        .filter(n -> n <= 1)
                        .isPresent());
    }
}
