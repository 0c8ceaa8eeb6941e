package dev.jackdaw.model.governed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Values said as an adverb behind the verb that their dimension is named by: "billed annually" where a dimension
/// "billing cycle" has the value "annual".
record BilledSource(Lexicon lexicon) implements Span.Source {
    private static final double COST = 0.03;
    private static final Set<String> SHARES = Set.of("share", "percentage", "percent", "proportion", "fraction", "%");

    @Override
    public List<Span> spans(Words words) {
        var spans = new ArrayList<Span>();
        for (int i = 0; i + 1 < words.size(); i++) {
            var adverb = words.text(i + 1);
            if (!adverb.endsWith("ly") || words.endsBefore(i + 1)) {
                continue;
            }
            var found = values(words, i, adverb);
            if (!found.isEmpty()) {
                var label = found.iterator().next();
                spans.add(Span.of(
                        i,
                        i + 2,
                        COST,
                        "value",
                        label.dimension() + " " + label.value(),
                        slots -> slots.choices.add(new ValueChoice(List.of(found), false))));
            }
        }
        return spans;
    }

    private Set<DimensionValue> values(Words words, int verb, String adverb) {
        // "How many pay annually": who pays so is billed so; "what they pay monthly" is no value.
        boolean pays = words.is(verb, "pay", "pays", "paying")
                && (TaskChecks.counts(words) || words.texts().stream().anyMatch(SHARES::contains));
        var said = pays
                ? Concepts.at(Words.of("billed"), 0).getFirst()
                : Concepts.at(words, verb).getFirst();
        var found = new HashSet<DimensionValue>();
        for (var metric : lexicon.catalogue().metrics()) {
            for (var dimension : metric.dimensions()) {
                var named = Concepts.at(Words.of(dimension.name()), 0).getFirst();
                if (said.meets(named)) {
                    dimension.values().stream()
                            .filter(value -> adverb(value).equals(adverb) || value.equals(adverb))
                            .forEach(value -> found.add(new DimensionValue(dimension.name(), value)));
                }
            }
        }
        return found;
    }

    private static String adverb(String value) {
        return value.endsWith("ly") ? value : value + "ly";
    }
}
