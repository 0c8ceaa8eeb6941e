package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads a message within its thread: whether it goes on from the question before, what is kept of that, and which
/// tasks were asked.
record ThreadReading(Lexicon lexicon, Understanding understanding, Languages languages) {
    private static final Set<String> BACK =
            Set.of("same", "there", "restrict", "limit", "narrow", "instead", "those", "them", "these");

    /// A message so short goes on from the question before, if it can.
    private static final int SHORT = 4;

    private static final Set<String> CUES = WordList.set("en/follow-ups");

    /// A follow-up goes on from the task before it; what names a metric by itself may be one, too, but need not.
    Understood understood(Dialogue turns, String said, Words words, Set<String> chosen) {
        var last = lastTask(turns);
        var inThread = last.isEmpty() ? understanding : understanding.in(conversation(turns), lexicon);
        if (last.isPresent()) {
            var detail = inThread.detail(said, last, chosen);
            if (detail.isPresent() && (words.size() <= SHORT || followsUp(words) || goesBack(words))) {
                return detail.get();
            }
        }
        var alone = understanding.understandAll(said, Optional.empty(), chosen);
        var cheapest = understanding.read(said);
        boolean follows = alone.slots().metrics.isEmpty()
                || cheapest.metrics.isEmpty()
                || !cheapest.references.isEmpty()
                || followsUp(words)
                || alone.slots().edits();
        var before = follows || goesBack(words) ? last : Optional.<MetricTask>empty();
        return before.isEmpty() ? alone : inThread.understandAll(said, before, chosen);
    }

    /// "for that same set", "there", "restrict this to": what was asked before goes on.
    static boolean goesBack(Words words) {
        return words.texts().stream().anyMatch(BACK::contains);
    }

    boolean followsUp(Words words) {
        boolean about = words.is(0, "what", "how") && words.is(1, "about");
        int cue = cue(words);
        return about || (CUES.contains(words.text(cue)) && !words.is(cue, "what", "how"));
    }

    /// Where a message begins behind remarks that say nothing: "aww nice! and for bugs?".
    private static int cue(Words words) {
        int at = 0;
        int cue = 0;
        while (at < words.size() && nothing(words, at) > 0) {
            at += nothing(words, at);
            cue = at < words.size() && words.endsBefore(at) ? at : cue;
        }
        return words.comma(cue) ? 0 : cue;
    }

    /// How many words from here on say nothing.
    private static int nothing(Words words, int at) {
        return Math.max(FillerSlot.length(words, at), WordClasses.saysNothing(words.text(at)) ? 1 : 0);
    }

    boolean unanswered(Dialogue turns) {
        return turns.lastUnanswered(text -> {
            var slots = understanding.read(languages.brought(text).text());
            return slots.unknown.isEmpty() && !slots.saysAnything();
        });
    }

    /// Whether a message changes the question before: its verb orders nothing of the data.
    boolean edits(Dialogue turns, String said) {
        var last = lastTask(turns);
        return last.isPresent()
                && understanding
                        .in(conversation(turns), lexicon)
                        .detail(said, last, Set.of())
                        .map(u -> u.slots().edits() || !u.slots().references.isEmpty())
                        .orElse(false);
    }

    /// The thread so far, as follow-ups point into it.
    private Conversation conversation(Dialogue turns) {
        var tasks = turns.tasksByTurn().stream()
                .map(lines -> lines.stream().flatMap(l -> tasks(l).stream()).toList())
                .filter(t -> !t.isEmpty())
                .toList();
        return new Conversation(
                tasks, turns.lastRows(), Set.copyOf(Words.of(turns.saidBefore()).lemmas()));
    }

    Optional<MetricTask> lastTask(Dialogue turns) {
        return turns.earlierTasks().isEmpty() || unanswered(turns)
                ? Optional.empty()
                : tasks(turns.earlierTasks().getLast()).stream().findFirst();
    }

    /// What is told to the Analyst must mean to it what was meant.
    boolean readsBack(List<MetricTask> tasks) {
        return MetricTask.texts(tasks)
                .lines()
                .flatMap(line -> tasks(line).stream())
                .toList()
                .equals(tasks);
    }

    List<MetricTask> tasks(String text) {
        if (PassageTask.of(text).isPresent()) {
            return List.of();
        }
        return understanding
                                .understand(LearntTerms.task(text), Optional.empty(), Set.of())
                                .resolution()
                        instanceof Resolution.Tasks(List<MetricTask> tasks)
                ? tasks
                : List.of();
    }
}
