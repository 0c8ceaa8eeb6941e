package dev.jackdaw.model.governed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// How a question is read, for people: its readings, the words of each span, what they were taken for and at what
/// cost, and what that comes to.
record Explanation(Lexicon lexicon) {
    private static final int READINGS_SHOWN = 3;

    /// Lines of text.
    List<String> lines(String asked) {
        var lines = new ArrayList<String>();
        var heard = new Languages(lexicon).brought(asked);
        var question = heard.text();
        if (heard.changed()) {
            lines.add("brought over: " + question);
        }
        heard.unknown().forEach(word -> lines.add("  " + word + "  unknown"));
        var reader = new QuestionReader(lexicon);
        var resolver = new TaskResolver(lexicon);
        for (var slots : reader.readings(Words.of(question), READINGS_SHOWN)) {
            lines.add(String.format(Locale.ROOT, "reading, cost %.2f", slots.cost));
            for (var span : slots.spans) {
                lines.add(String.format(
                        Locale.ROOT,
                        "  %-28s %-12s %.2f  %s",
                        span.said(slots.words),
                        span.kind(),
                        span.cost(),
                        span.kind().equals("nothing") ? "" : span.label()));
            }
            slots.unknown.forEach(word -> lines.add("  " + word + "  unknown"));
            slots.notes.forEach(note -> lines.add("  note: " + note));
            lines.add("  = " + outcome(resolver.resolve(slots, Optional.empty(), Set.of())));
        }
        var understood = new Understanding(lexicon).understandAll(question, Optional.empty(), Set.of());
        lines.add("so: " + (heard.unknown().isEmpty() ? outcome(understood.resolution()) : "declines: unknown words"));
        new QueryReader(lexicon)
                .read(question)
                .ifPresent(read -> lines.add("or: " + read.task().text()));
        return List.copyOf(lines);
    }

    private static String outcome(Resolution resolution) {
        return switch (resolution) {
            case Resolution.Tasks(List<MetricTask> tasks) ->
                tasks.stream().map(MetricTask::text).collect(Collectors.joining("; "));
            case Resolution.Ambiguous ambiguous -> "asks back: " + ambiguous.question();
            case Resolution.Unfit(String reason) -> "declines: " + reason;
            case Resolution.NoMetric none -> "declines: no metric is named";
        };
    }
}
