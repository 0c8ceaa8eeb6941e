package dev.jackdaw.learning;

import dev.jackdaw.core.UsageException;
import dev.jackdaw.knowledge.Definition;
import dev.jackdaw.knowledge.Kind;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.index.KnowledgeIndex;
import dev.jackdaw.learning.Learning.State;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// Retires a learning once the data team's own files say what it says.
public final class HandedOver {
    private static final Logger LOG = Logger.getLogger(HandedOver.class.getName());

    private final Learnings learnings;
    private final KnowledgeIndex index;
    private long seen = -1;

    public HandedOver(Learnings learnings, KnowledgeIndex index) {
        this.learnings = learnings;
        this.index = index;
    }

    /// How many it retired. Looks only where the files were loaded anew.
    synchronized int check() {
        long generation = index.generation();
        if (generation == seen) {
            return 0;
        }
        int retired = 0;
        for (var learning : learnings.list(Viewer.UPKEEP, List.of(State.ACTIVE))) {
            var file = learning.open() ? file(learning) : Optional.<KnowledgeItem>empty();
            if (file.isPresent() && retired(learning, file.get())) {
                retired++;
            }
        }
        seen = generation;
        return retired;
    }

    private boolean retired(Learning learning, KnowledgeItem item) {
        try {
            learnings.move(
                    learning,
                    State.RETIRED,
                    "curator",
                    "it stands in " + item.file() + ":" + item.line() + " now");
            return true;
        } catch (UsageException e) {
            LOG.log(Level.FINE, "another process was first", e);
            return false;
        }
    }

    private Optional<KnowledgeItem> file(Learning learning) {
        return Stream.of(Kind.GOTCHA, Kind.QUERY, Kind.METRIC)
                .flatMap(kind -> index.all(kind).stream())
                .filter(item -> says(item.definition(), learning))
                .findFirst();
    }

    private static boolean says(Definition definition, Learning learning) {
        return switch (definition) {
            case Definition.Gotcha gotcha ->
                    learning.text().equals(gotcha.issue())
                            || learning.text().equals(gotcha.issue() + "; " + gotcha.solution());
            case Definition.Query query ->
                    !learning.sql().isEmpty() && query.sql().strip().equals(learning.sql().strip());
            case Definition.Metric metric ->
                    learning.type() == Learning.Type.TERM
                            && metric.synonyms().stream()
                                    .anyMatch(
                                            word ->
                                                    learning.text()
                                                            .toLowerCase(Locale.ROOT)
                                                            .startsWith(
                                                                    "\""
                                                                            + word.toLowerCase(
                                                                                    Locale.ROOT)
                                                                            + "\" means "
                                                                            + metric.name()
                                                                                    .toLowerCase(
                                                                                            Locale
                                                                                                    .ROOT)));
            case Definition other -> false;
        };
    }
}
