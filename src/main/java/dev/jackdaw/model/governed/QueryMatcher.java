package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.core.WordList;
import dev.jackdaw.core.calendar.PeriodParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds the validated query that a question asks for: the one whose name and description explain
/// every content word of it.
final class QueryMatcher {
    private static final Set<String> VAGUE = Set.of("best", "worst", "good", "bad", "great", "important", "valuable");
    private static final Slot FILLER = new FillerSlot();
    private static final Slot VERB = new VerbSlot();
    private static final Set<String> RANKING = WordList.set("en/ranking");
    private final Lexicon lexicon;

    QueryMatcher(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /// The query's name, if exactly one explains the question best.
    Optional<String> match(Words asked) {
        // A query may be asked for by its name: "largest_customers".
        var words = Words.of(String.join(" ", asked.texts()).replace('_', ' '));
        var content = content(words);
        // What is best is for whoever asks to say: by which figure?
        boolean vague = words.texts().stream().anyMatch(VAGUE::contains);
        boolean about = content.stream()
                .anyMatch(u -> u.bases().stream().noneMatch(RANKING::contains)
                        && lexicon.dimensions().at(words, u.start()).length() == 0);
        if (content.size() < 2 || vague || !about) {
            return Optional.empty();
        }
        Catalogue.Query best = null;
        int shortest = Integer.MAX_VALUE;
        boolean tie = false;
        for (var query : lexicon.catalogue().queries()) {
            var known = known(query);
            long said = content.stream()
                    .filter(unit -> known.stream().anyMatch(unit::sameWord))
                    .count();
            if (2 * said > content.size()
                    && content.stream().allMatch(unit -> known.stream().anyMatch(unit::meets))) {
                tie = known.size() == shortest || (tie && known.size() > shortest);
                best = known.size() < shortest ? query : best;
                shortest = Math.min(shortest, known.size());
            }
        }
        return best == null || tie ? Optional.empty() : Optional.of(best.name());
    }

    /// How many rows are asked for, where a number stands with a word of rank: "top 5", "the 5 biggest"; 0 for all.
    static int first(Words words) {
        for (int i = 0; i < words.size(); i++) {
            var number = PeriodParser.number(words.text(i));
            if (number.isPresent() && (RANKING.contains(words.text(i + 1)) || RANKING.contains(words.text(i - 1)))) {
                return number.get();
            }
        }
        return 0;
    }

    private static List<ConceptUnit> known(Catalogue.Query query) {
        var said = Words.of((query.name() + " " + query.description()).replaceAll("[-_.:]", " "));
        var units = new ArrayList<>(Concepts.all(said));
        boolean ranks = units.stream().anyMatch(u -> u.bases().stream().anyMatch(RANKING::contains));
        if (ranks) {
            RANKING.forEach(word -> units.addAll(Concepts.all(Words.of(word))));
        }
        return units;
    }

    /// The words that must be explained, longer units in the place of their words.
    private static List<ConceptUnit> content(Words words) {
        var content = new ArrayList<ConceptUnit>();
        int i = 0;
        while (i < words.size()) {
            int filler = Math.max(
                    FILLER.at(words, i).map(SlotMatch::length).orElse(0),
                    VERB.at(words, i).map(SlotMatch::length).orElse(0));
            var unit = Concepts.at(words, i).getLast();
            if (filler >= unit.length()) {
                i += filler;
            } else {
                boolean number = PeriodParser.number(words.text(i)).isPresent()
                        && (RANKING.contains(words.text(i + 1)) || RANKING.contains(words.text(i - 1)));
                boolean back = words.is(i, "them", "those", "these", "of");
                boolean sign = words.is(i, "+", "&", "=");
                if (!number && !back && !sign && !words.is(i, "run", "query", "report", "validated", "view")) {
                    content.add(unit);
                }
                i = unit.end();
            }
        }
        return content;
    }
}
