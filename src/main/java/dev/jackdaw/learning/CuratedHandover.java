package dev.jackdaw.learning;

import dev.jackdaw.core.ConflictException;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.knowledge.definition.Definition;
import dev.jackdaw.knowledge.definition.GotchaDefinition;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.knowledge.definition.QueryDefinition;
import dev.jackdaw.knowledge.definition.TableDefinition;
import dev.jackdaw.knowledge.index.KnowledgeIndex;
import dev.jackdaw.learning.Learning.State;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// Retires a learning once the data team's own files say what it says.
public final class CuratedHandover {
    private static final Logger LOG = Logger.getLogger(CuratedHandover.class.getName());

    private final Learnings learnings;
    private final KnowledgeIndex index;
    private long seen = -1;

    public CuratedHandover(Learnings learnings, KnowledgeIndex index) {
        this.learnings = learnings;
        this.index = index;
    }

    /// How many it retired. Looks only where the files were loaded anew.
    public synchronized int check() {
        long generation = index.generation();
        if (generation == seen) {
            return 0;
        }
        var files = new HashMap<String, KnowledgeItem>();
        var statements = new HashMap<String, KnowledgeItem>();
        Stream.of(KnowledgeKind.GOTCHA, KnowledgeKind.QUERY, KnowledgeKind.METRIC, KnowledgeKind.TABLE)
                .flatMap(kind -> index.all(kind).stream())
                .forEach(item -> said(item, files, statements));
        int retired = 0;
        for (var learning : learnings.saying(List.copyOf(files.keySet()), List.copyOf(statements.keySet()))) {
            var file = files.get(learning.text().toLowerCase(Locale.ROOT));
            var item = file == null ? statements.get(learning.sql()) : file;
            if (item != null && retired(learning, item)) {
                retired++;
            }
        }
        seen = generation;
        return retired;
    }

    /// What a file says, as a learning would say it: by its text, or by its SQL.
    private static void said(
            KnowledgeItem item, Map<String, KnowledgeItem> texts, Map<String, KnowledgeItem> statements) {
        switch (item.definition()) {
            case GotchaDefinition gotcha -> {
                put(texts, gotcha.issue(), item);
                put(texts, gotcha.issue() + "; " + gotcha.solution(), item);
            }
            case QueryDefinition query -> statements.put(query.sql().strip(), item);
            case MetricDefinition metric ->
                metric.synonyms().forEach(word -> put(texts, "\"" + word + "\" means " + metric.name() + ".", item));
            case TableDefinition table ->
                table.columns().stream()
                        .flatMap(column -> column.notes().stream())
                        .forEach(note -> put(texts, note, item));
            case Definition other -> {}
        }
    }

    private static void put(Map<String, KnowledgeItem> texts, String text, KnowledgeItem item) {
        texts.put(text.toLowerCase(Locale.ROOT), item);
    }

    private boolean retired(Learning learning, KnowledgeItem item) {
        try {
            learnings.move(
                    learning,
                    State.RETIRED,
                    "curator",
                    "it stands in " + item.source().file() + ":" + item.source().line() + " now");
            return true;
        } catch (ConflictException e) {
            LOG.log(Level.FINE, "another process was first", e);
            return false;
        }
    }
}
