package dev.jackdaw.model.governed;

import java.util.ArrayList;
import java.util.List;

/// Orders that take values out of what was asked before, or put some in: "drop Germany", "bin the feature requests",
/// "throw in Japan". Only where an order has its verb: "did MRR drop in Germany" is none.
record RemovalSource(Lexicon lexicon) implements Span.Source {
    private static final double COST = 0.01;
    private static final PhraseIndex<Boolean> REMOVALS = PhraseIndex.of("en/thread-removals");
    private static final PhraseIndex<Boolean> ADDITIONS = PhraseIndex.of("en/thread-additions");

    @Override
    public List<Span> spans(Words words) {
        var spans = new ArrayList<Span>();
        var values = new ValueSource(lexicon).spans(words);
        for (int i = 0; i < words.size(); i++) {
            if (ReferenceSource.leads(words, i)) {
                order(words, i, REMOVALS.longest(words.texts(), i), true, values, spans);
                order(words, i, ADDITIONS.longest(words.texts(), i), false, values, spans);
            }
        }
        return spans;
    }

    private static void order(Words words, int i, int verb, boolean removes, List<Span> values, List<Span> spans) {
        int from = i + verb;
        while (verb > 0 && words.is(from, "the", "all", "those", "these", "any", "out", "in", "also", "our")) {
            from++;
        }
        for (var value : values) {
            var said = new Slots(words);
            value.fill().accept(said);
            if (verb > 0 && value.first() == from && said.choices.stream().noneMatch(ValueChoice::exclude)) {
                spans.add(Span.of(
                        i,
                        value.words().length(),
                        COST + value.cost(),
                        "edit",
                        (removes ? "without " : "with ") + value.label(),
                        slots -> {
                            said.choices.forEach(c -> slots.choices.add(new ValueChoice(c.values(), removes)));
                            slots.references.add(new Reference.Values());
                            slots.adds = true;
                        }));
            }
        }
    }
}
