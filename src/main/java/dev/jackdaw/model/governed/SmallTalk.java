package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.core.WordList;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Greetings, thanks, and "what can you do?".
final class SmallTalk {
    private static final Set<String> GREETINGS = WordList.set("en/greetings");
    private static final Set<String> THANKS = WordList.set("en/thanks");
    private static final Set<String> OPENERS = WordList.set("en/greeting-openers");
    private static final Set<String> THANKING = WordList.set("en/thanks-openers");

    private SmallTalk() {}

    /// The reply, if the message is nothing but a courtesy.
    static Optional<String> reply(String question, Words words, Catalogue catalogue) {
        if (words.size() == 0) {
            return Optional.of(help(catalogue));
        }
        if (THANKING.contains(words.text(0)) && THANKS.containsAll(words.texts())) {
            return Optional.of("You're welcome.");
        }
        if (OPENERS.contains(words.text(0)) && GREETINGS.containsAll(words.texts())) {
            return Optional.of("Hello! " + help(catalogue));
        }
        var text = String.join(" ", words.texts());
        boolean asksHelp =
                text.matches("(help|help me|what can (you|i) (do|ask|answer)( .*)?|what do you (do|know)( .*)?|who are "
                        + "you|(what|which) (metrics|questions|measures|kpis) "
                        + ".*(have|know|answer|ask|there|available).*|list (all |the |your "
                        + ")*(metrics|measures|kpis)|show (me )?(all |the |your )*metrics|how does this work)");
        return asksHelp ? Optional.of(help(catalogue)) : Optional.empty();
    }

    private static String help(Catalogue catalogue) {
        var metrics = catalogue.metrics().stream()
                .map(Catalogue.Metric::name)
                .limit(30)
                .collect(Collectors.joining(", "));
        if (metrics.isEmpty()) {
            return "I answer questions about the company's data, but no governed metrics are loaded yet. "
                    + "Load some with: jackdaw knowledge load";
        }
        return "I answer questions about the company's data from governed definitions. I know these "
                + "metrics: "
                + metrics
                + ". Ask for one by a dimension, over time, for a period, compared with another, or why it "
                + "changed. For example: \"What is our "
                + catalogue.metrics().getFirst().name()
                + " this month?\"";
    }
}
