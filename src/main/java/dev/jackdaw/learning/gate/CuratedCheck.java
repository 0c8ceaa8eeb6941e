package dev.jackdaw.learning.gate;

import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.learning.Learning;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Curated knowledge always wins: a word that the data team gave a meaning keeps it.
public record CuratedCheck(Catalogue catalogue) implements Check {
    /// How a term is written: "logos" means Active customers.
    static final Pattern TERM =
            Pattern.compile(
                    "[\"“]([^\"”]{1,80})[\"”] (?:means|is) (.{1,300}?)\\.?", Pattern.DOTALL);

    @Override
    public Optional<String> problem(Learning learning) {
        var term = TERM.matcher(learning.text());
        if (!term.matches()) {
            return Optional.empty();
        }
        var word = term.group(1).strip().toLowerCase(Locale.ROOT);
        var meaning = term.group(2).strip().toLowerCase(Locale.ROOT);
        var curated =
                Stream.concat(
                                catalogue.metrics().stream()
                                        .filter(m -> called(word, m.name(), m.synonyms().stream()))
                                        .map(Catalogue.Metric::name),
                                catalogue.tables().stream()
                                        .filter(t -> called(word, t.name(), t.synonyms().stream()))
                                        .map(t -> t.schema() + "." + t.name()))
                        .toList();
        // Of several meanings a person may choose one.
        return curated.isEmpty()
                        || curated.stream()
                                .anyMatch(n -> meaning.contains(n.toLowerCase(Locale.ROOT)))
                ? Optional.empty()
                : Optional.of(
                        "the data team says that \""
                                + word
                                + "\" is "
                                + String.join(" or ", curated));
    }

    private static boolean called(String word, String name, Stream<String> synonyms) {
        return name.equalsIgnoreCase(word) || synonyms.anyMatch(word::equalsIgnoreCase);
    }
}
