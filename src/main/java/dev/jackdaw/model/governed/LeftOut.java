package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.core.WordList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a metric's own definition leaves out: "void ones left out", "Trials are not counted".
record LeftOut(Catalogue.Metric metric) {
    private static final List<String> MARKS = WordList.list("en/left-out");

    /// Whether its definition leaves such values out.
    boolean holds(String value) {
        return clause(value).isPresent();
    }

    /// Says so, to whoever asks to leave them out.
    String said(String value) {
        return metric.name() + " leaves '" + value + "' out anyway: \"" + metric.definition() + "\"";
    }

    private Optional<String> clause(String value) {
        for (var clause : metric.definition().toLowerCase(Locale.ROOT).split("[,.;:]")) {
            boolean named =
                    Words.of(clause).texts().stream().anyMatch(w -> Bases.of(w).contains(value));
            if (named && MARKS.stream().anyMatch(clause::contains)) {
                return Optional.of(clause);
            }
        }
        return Optional.empty();
    }
}
