package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.core.calendar.Grain;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How a validated query's rows go by time; `told` is its description.
record QueryTimes(Catalogue.Query query, Words told) {
    static final Set<String> NOW = Set.of("now", "today", "current", "currently", "still");
    private static final Pattern TRUNCATED = Pattern.compile("(?i)date_trunc\\s*\\(\\s*'(\\w+)'.*");

    /// Whether a period tells which rows are meant: they have times, and their figures are not those of now.
    boolean tell() {
        var names = query.columns().stream().flatMap(c -> Stream.of(c.name().split("_")));
        return Stream.concat(names, told.texts().stream()).noneMatch(NOW::contains)
                && query.columns().stream()
                                .filter(c -> TRUNCATED.matcher(c.expression()).matches())
                                .count()
                        == 1;
    }

    /// Whether they are of such units.
    boolean by(Grain grain) {
        return told.lemmas().contains(grain.word())
                || query.columns().stream().anyMatch(c -> c.name().equalsIgnoreCase(grain.word()));
    }
}
