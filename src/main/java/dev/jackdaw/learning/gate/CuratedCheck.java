package dev.jackdaw.learning.gate;

import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.learning.Learning;
import dev.jackdaw.learning.Term;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Curated knowledge always wins: a word that the data team gave a meaning keeps it.
public record CuratedCheck(Catalogue catalogue) implements Check {
    @Override
    public Optional<String> problem(Learning learning) {
        return Term.of(learning.text()).flatMap(this::problem);
    }

    private Optional<String> problem(Term term) {
        var word = term.word().strip().toLowerCase(Locale.ROOT);
        var meaning = term.meaning().strip().toLowerCase(Locale.ROOT);
        var curated = Stream.concat(
                        catalogue.metrics().stream()
                                .filter(m -> called(word, m.name(), m.synonyms().stream()))
                                .map(Catalogue.Metric::name),
                        catalogue.tables().stream()
                                .filter(t -> called(word, t.name(), t.synonyms().stream()))
                                .map(t -> t.schema() + "." + t.name()))
                .toList();
        // Of several meanings a person may choose one.
        return curated.isEmpty() || curated.stream().anyMatch(n -> meaning.contains(n.toLowerCase(Locale.ROOT)))
                ? Optional.empty()
                : Optional.of("the data team says that \"" + word + "\" is " + String.join(" or ", curated));
    }

    private static boolean called(String word, String name, Stream<String> synonyms) {
        return name.equalsIgnoreCase(word) || synonyms.anyMatch(word::equalsIgnoreCase);
    }
}
