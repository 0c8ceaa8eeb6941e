package dev.jackdaw.model.governed;

import dev.jackdaw.core.calendar.Period;
import dev.jackdaw.core.calendar.PeriodParser;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// "How are we doing?", "big picture please", "what happened last month?": the key metrics with what moved.
final class Overviews {
    /// How a task asks for it, before a period if there is one.
    static final String TASK = "overview";

    private static final Set<String> PARTICULAR = Set.of("metric", "value", "dimension", "condition", "rank");
    private static final PhraseIndex<Boolean> CUES = PhraseIndex.of("en/overviews");

    private Overviews() {}

    /// The task, where a message asks for nothing more particular, or a sentence of it does and no other asks.
    static Optional<String> task(String message, Slots all, Function<String, Slots> read) {
        var sentences = Sentences.clauses(message);
        var whole = task(all);
        if (whole.isPresent() || sentences.size() < 2) {
            return whole;
        }
        boolean others = sentences.stream()
                .map(read)
                .filter(slots -> task(slots).isEmpty())
                .anyMatch(slots -> !slots.choices.isEmpty() || !slots.times.isEmpty() || !slots.dimensions.isEmpty());
        return others
                ? Optional.empty()
                : sentences.stream()
                        .map(read)
                        .flatMap(slots -> task(slots).stream())
                        .findFirst();
    }

    private static Optional<String> task(Slots slots) {
        boolean particular = slots.times.size() > 1
                || slots.spans.stream()
                        .anyMatch(span -> PARTICULAR.contains(span.kind()) && !within(slots.words, span));
        if (particular || !asks(slots.words)) {
            return Optional.empty();
        }
        return Optional.of(
                slots.times.isEmpty()
                        ? TASK
                        : TASK + " " + slots.times.getFirst().period().phrase());
    }

    /// The period of such a task, or "".
    static Optional<String> period(String task) {
        if (!task.startsWith(TASK)) {
            return Optional.empty();
        }
        var rest = task.substring(TASK.length()).strip();
        return rest.isEmpty() ? Optional.of("") : PeriodParser.parse(rest).map(Period::phrase);
    }

    /// Whether words stand in the cue itself: "how is the business" names no customers.
    private static boolean within(Words words, Span span) {
        for (int i = 0; i <= span.first(); i++) {
            int length = CUES.longest(words.texts(), i);
            if (length > 0 && i + length >= span.words().length()) {
                return true;
            }
        }
        return false;
    }

    private static boolean asks(Words words) {
        for (int i = 0; i < words.size(); i++) {
            if (CUES.longest(words.texts(), i) > 0) {
                return true;
            }
        }
        return false;
    }
}
