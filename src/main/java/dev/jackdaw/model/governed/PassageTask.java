package dev.jackdaw.model.governed;

import java.util.List;
import java.util.Optional;

/// A task for words of the curated knowledge: the question, the metrics whose definitions belong to the answer, and
/// what is said where nothing fits.
record PassageTask(String question, List<String> metrics, String declined) {
    private static final String LEAD = "passage: ";
    private static final String ABOUT = "about: ";
    private static final String BETWEEN = "; ";

    /// As the Leader tells the Analyst.
    String text() {
        return LEAD
                + question.replace('\n', ' ')
                + (metrics.isEmpty() ? "" : "\n" + ABOUT + String.join(BETWEEN, metrics))
                + "\n"
                + declined;
    }

    /// Read from its text; empty where that is another task.
    static Optional<PassageTask> of(String text) {
        if (!text.startsWith(LEAD)) {
            return Optional.empty();
        }
        var lines = text.substring(LEAD.length()).split("\n", 3);
        boolean about = lines.length > 1 && lines[1].startsWith(ABOUT);
        int rest = about ? 2 : 1;
        return Optional.of(new PassageTask(
                lines[0],
                about ? List.of(lines[1].substring(ABOUT.length()).split(BETWEEN)) : List.of(),
                lines.length > rest ? lines[rest] : "I can't answer that."));
    }
}
