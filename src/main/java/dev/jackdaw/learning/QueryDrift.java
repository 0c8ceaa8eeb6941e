package dev.jackdaw.learning;

import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.knowledge.definition.QueryDefinition;
import dev.jackdaw.knowledge.index.KnowledgeIndex;
import java.util.HashSet;
import java.util.Optional;

/// Writes down what validated queries rest on. A version of a query is taken for right as its
/// tables are when it is first seen; another version of it begins anew.
public final class QueryDrift implements RunObserver {
    private static final String PREFIX = "query ";

    private final StalenessTracker dependants;
    private final Dependencies dependencies;
    private final KnowledgeIndex index;
    private long seen = -1;

    public QueryDrift(StalenessTracker dependants, Dependencies dependencies, KnowledgeIndex index) {
        this.dependants = dependants;
        this.dependencies = dependencies;
        this.index = index;
    }

    private static String subject(KnowledgeItem query) {
        return PREFIX + query.name() + "@" + query.version();
    }

    @Override
    public synchronized int pass() {
        long generation = index.generation();
        if (generation != seen) {
            take();
            seen = generation;
        }
        return 0;
    }

    private void take() {
        var gone = new HashSet<>(dependants.subjects(PREFIX));
        for (var item : index.all(KnowledgeKind.QUERY)) {
            if (!gone.remove(subject(item)) && item.definition() instanceof QueryDefinition query) {
                dependants.write(subject(item), dependencies.of(query.sql()));
            }
        }
        gone.forEach(dependants::remove);
    }

    /// What a query rests on that has changed since it was validated.
    public Optional<String> stale(KnowledgeItem query) {
        return dependants.stale(subject(query));
    }
}
