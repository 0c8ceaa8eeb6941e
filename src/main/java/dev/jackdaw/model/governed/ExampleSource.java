package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Values that are only named as examples: "by source, like referral, partner and so on", "per plan (for example
/// starter)". They narrow nothing; what they are examples of is what is split by.
record ExampleSource(Lexicon lexicon) implements Span.Source {
    private static final PhraseIndex<Boolean> LEADS = PhraseIndex.of("en/example-leads");
    private static final PhraseIndex<Boolean> OPENINGS = PhraseIndex.of("en/example-openings");
    private static final PhraseIndex<Boolean> ENDS = PhraseIndex.of("en/example-ends");
    private static final Set<String> LINKS = WordList.set("en/example-links");

    @Override
    public List<Span> spans(Words words) {
        var finder = lexicon.valueNames().in(words);
        var spans = new ArrayList<Span>();
        for (int i = 0; i < words.size(); i++) {
            int lead = LEADS.longest(words.texts(), i);
            int opening = Math.max(lead, OPENINGS.longest(words.texts(), i));
            at(words, finder, i, opening, lead > 0, spans);
        }
        return spans;
    }

    private static void at(
            Words words, ValueNames.Finder finder, int start, int opening, boolean sure, List<Span> spans) {
        var dimensions = new ArrayList<Set<String>>();
        int end = start + opening;
        int at = end;
        while (true) {
            var value = finder.at(at);
            if (value.length() == 0) {
                break;
            }
            dimensions.add(
                    value.meanings().stream().map(DimensionValue::dimension).collect(Collectors.toSet()));
            end = at + value.length();
            at = end;
            while (LINKS.contains(words.text(at)) && ENDS.longest(words.texts(), at) == 0) {
                at++;
            }
        }
        int more = dimensions.isEmpty() ? 0 : ENDS.longest(words.texts(), at);
        boolean examples = !dimensions.isEmpty() && (sure || more > 0);
        if (!examples) {
            return;
        }
        var common = dimensions.stream()
                .reduce((a, b) -> a.stream().filter(b::contains).collect(Collectors.toSet()));
        if (common.get().isEmpty()) {
            return;
        }
        var said = String.join(" ", words.texts().subList(start + opening, end));
        spans.add(Span.of(start, more > 0 ? at + more : end, 0, "examples", said, slots -> {
            slots.dimensions.add(common.get());
            slots.note("I took \"" + said.replace(" and and ", " and ") + "\" for examples, and show all.");
        }));
    }
}
