package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.core.WordList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Finds the validated query that a question asks for: the one whose name and description explain
/// every content word of it.
final class QueryMatcher {
    private static final Set<String> RANKING = WordList.set("en/ranking");
    private final Lexicon lexicon;

    QueryMatcher(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /// The query's name, if exactly one explains the question best.
    Optional<String> match(Words words) {
        var content = content(words);
        if (content.size() < 2) {
            return Optional.empty();
        }
        Catalogue.Query best = null;
        int shortest = Integer.MAX_VALUE;
        boolean tie = false;
        for (var query : lexicon.catalogue().queries()) {
            var known = new HashSet<>(
                    Words.phrase(query.name() + " " + query.description().replaceAll("[-.:]", " ")));
            if (known.stream().anyMatch(RANKING::contains)) {
                known.addAll(RANKING);
            }
            if (known.containsAll(content)) {
                tie = known.size() == shortest || (tie && known.size() > shortest);
                best = known.size() < shortest ? query : best;
                shortest = Math.min(shortest, known.size());
            }
        }
        return best == null || tie ? Optional.empty() : Optional.of(best.name());
    }

    private static Set<String> content(Words words) {
        var filler = new FillerSlot();
        var content = new HashSet<String>();
        for (int i = 0; i < words.size(); i++) {
            if (filler.at(words, i).isEmpty() && !words.is(i, "run", "query", "report", "validated")) {
                content.addAll(Words.phrase(words.lemmas().get(i)));
            }
        }
        return content;
    }
}
