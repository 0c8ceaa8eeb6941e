package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The buckets that a validated query's rows stand for, as their names stand in its SQL: "0-30 days", "over 90 days".
record QueryBuckets(List<Catalogue.Column> columns) {
    private static final Pattern NAME = Pattern.compile("(?i)\\b(?:THEN|ELSE)\\s+'([^']{1,40})'");

    /// The one that words from here name as it is called.
    Optional<TaskFilter> at(Words words, int i, int length) {
        var said = String.join(" ", words.texts().subList(i, i + length));
        return columns.stream()
                .filter(c -> c.expression().regionMatches(true, 0, "CASE", 0, 4))
                .flatMap(c ->
                        names(c).filter(said::equalsIgnoreCase).map(v -> new TaskFilter(c.name(), List.of(v), false)))
                .findFirst();
    }

    /// Whether all numbers in a word are where buckets begin or end: "30-day", "30/60/90".
    boolean cutAt(String word) {
        var known = new HashSet<String>();
        columns.stream().flatMap(QueryBuckets::names).forEach(name -> known.addAll(List.of(name.split("\\D+"))));
        return Stream.of(word.split("\\D+")).filter(n -> !n.isEmpty()).allMatch(known::contains);
    }

    private static Stream<String> names(Catalogue.Column column) {
        return NAME.matcher(column.expression()).results().map(m -> m.group(1));
    }
}
