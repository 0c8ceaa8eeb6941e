package dev.jackdaw.bench.curve;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// One question about the invented company.
record CurveQuestion(Template template, String value) {
    /// As people ask it.
    static String words(Template template, int value) {
        return template.words(value);
    }

    /// The question that these words are, if they are one.
    static Optional<CurveQuestion> of(String words) {
        return Arrays.stream(Template.values())
                .flatMap(template -> {
                    var found = template.form().matcher(words.strip());
                    return found.matches()
                            ? Optional.of(new CurveQuestion(template, found.group(1))).stream()
                            : Optional.<CurveQuestion>empty().stream();
                })
                .findFirst();
    }

    /// The SQL of somebody who knows these quirks.
    String sql(Knowing knowing) {
        return template.sql(knowing, value);
    }

    /// The right one. `crew` is what the column is called at the time.
    String gold(String crew) {
        return sql(new Knowing(all(), crew));
    }

    private static Set<Quirk> all() {
        return EnumSet.allOf(Quirk.class);
    }
}
