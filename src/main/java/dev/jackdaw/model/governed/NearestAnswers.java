package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Message;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The nearest things that can be answered: what recall put into the prompt, in its order.
final class NearestAnswers {
    /// How the evidence names a metric or a query (see `Evidence` in the prompt).
    private static final Pattern NAMED = Pattern.compile("^(?:## |- )(metric|query) ([^:\\n]+)", Pattern.MULTILINE);

    private static final int SHOWN = 3;

    private NearestAnswers() {}

    /// A sentence, or nothing where nothing was recalled.
    static String sentence(List<Message> messages, Lexicon lexicon) {
        var catalogue = lexicon.catalogue();
        if (catalogue.metrics().isEmpty() && catalogue.queries().isEmpty()) {
            return " Nothing is defined here yet: the data team writes metrics and queries into knowledge/ "
                    + "and loads them.";
        }
        Set<String> names = new LinkedHashSet<>();
        for (var message : messages) {
            if (message instanceof Message.User(String text)) {
                NAMED.matcher(text).results().map(m -> m.group(2)).forEach(names::add);
            }
        }
        var known = names.stream()
                .filter(n -> lexicon.metric(n).isPresent()
                        || catalogue.queries().stream().anyMatch(q -> q.name().equals(n)))
                .limit(SHOWN)
                .toList();
        return known.isEmpty() ? "" : " The nearest I can answer: " + String.join(", ", known) + ".";
    }
}
