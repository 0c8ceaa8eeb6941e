package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.core.WordList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whether a word such as "best" or "slowest" asks for high or for low values of a metric. That depends on what the
/// metric measures, and where its names don't tell, it is not guessed.
record RankDirection(String said) {
    private static final Map<String, String> WORDS = WordList.map("en/ranks");
    private static final Set<String> UNWELCOME = WordList.set("en/unwelcome");
    private static final Set<String> WELCOME = WordList.set("en/welcome");

    /// Whether a word says what stands first or last.
    static boolean ranks(String word) {
        return WORDS.containsKey(word);
    }

    /// Whether it leaves open which values those are.
    static boolean depends(String word) {
        return ranks(word) && !Set.of("top", "bottom").contains(WORDS.get(word));
    }

    /// Whether it says how long something lasts.
    static boolean lasts(String word) {
        return Set.of("long", "short").contains(WORDS.getOrDefault(word, ""));
    }

    /// Whether it asks for high values, as far as a word by itself tells.
    static boolean high(String word) {
        return Set.of("top", "good", "long").contains(WORDS.getOrDefault(word, ""));
    }

    /// Whether high values of the metric come first.
    boolean descending(Catalogue.Metric metric) {
        var asks = WORDS.getOrDefault(said, "");
        if (asks.equals("long") || asks.equals("short")) {
            if (!FigureUnit.lasts(metric)) {
                throw new Unresolved(new Resolution.Unfit(metric.name() + " does not last, so that '" + said
                        + "' could mean the highest or the lowest. Please say which."));
            }
            return asks.equals("long");
        }
        boolean good = asks.equals("good");
        return good
                == welcome(metric)
                        .orElseThrow(() -> new Unresolved(new Resolution.Unfit("I can't tell whether more of "
                                + metric.name() + " is better or worse. Please ask for the highest or the lowest.")));
    }

    /// Whether more of it is better, by its own name, or else by the other names it has.
    private static Optional<Boolean> welcome(Catalogue.Metric metric) {
        if (FigureUnit.lasts(metric)) {
            return Optional.of(false);
        }
        var own = welcome(metric.name());
        if (own.isPresent()) {
            return own;
        }
        var others = metric.synonyms().stream()
                .flatMap(name -> welcome(name).stream())
                .distinct()
                .toList();
        return others.size() == 1 ? Optional.of(others.getFirst()) : Optional.empty();
    }

    private static Optional<Boolean> welcome(String name) {
        var words = Words.phrase(name);
        if (words.stream().anyMatch(UNWELCOME::contains)) {
            return Optional.of(false);
        }
        return words.stream().anyMatch(WELCOME::contains) ? Optional.of(true) : Optional.empty();
    }
}
