package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Phrases that mean something only beside the other words of a validated query: "what they pay a month" is recurring
/// revenue where the largest customers are asked for.
record QueryPhrases(Lexicon lexicon) {
    private static final Map<String, String> PHRASES = WordList.map("en/query-phrases");

    /// What phrases from here stand for; nothing where they belong to a dimension's name ("company size").
    List<ConceptUnit> at(Words words, int i) {
        var units = new ArrayList<ConceptUnit>();
        boolean named = i > 0 && lexicon.dimensions().at(words, i - 1).length() > 1;
        if (named || words.is(i - 1, "by", "per", "of")) {
            return units;
        }
        PHRASES.forEach((concept, phrases) -> {
            for (var phrase : phrases.split(", ")) {
                var wanted = List.of(phrase.split(" "));
                int end = i + wanted.size();
                if (end <= words.size() && words.texts().subList(i, end).equals(wanted)) {
                    units.add(new ConceptUnit(i, wanted.size(), Set.of(concept), Set.of(concept)));
                }
            }
        });
        return units;
    }
}
