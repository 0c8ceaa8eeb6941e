package dev.jackdaw.learning;

import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.Step;
import dev.jackdaw.core.Hashes;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.knowledge.index.KnowledgeIndex;
import dev.jackdaw.warehouse.Introspection;
import dev.jackdaw.warehouse.Relation;
import dev.jackdaw.warehouse.Warehouse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What learnings rest on: the relations and columns that they read or name, and for a query or a
/// term the curated knowledge behind the answer it came from.
public final class Dependencies {
    private static final Pattern NAMED = Pattern.compile("`([a-z_][a-z0-9_]*)`");
    private static final int RELATIONS_MAX = 20;

    private final Warehouse warehouse;
    private final Introspection schema;
    private final KnowledgeIndex index;
    private final Journal journal;

    public Dependencies(Warehouse warehouse, KnowledgeIndex index, Journal journal) {
        this.warehouse = warehouse;
        this.schema = warehouse.schema();
        this.index = index;
        this.journal = journal;
    }

    /// All of a learning's, as they are now.
    public List<Dependency> now(Learning learning) {
        var found = new LinkedHashMap<String, Dependency>();
        of(learning.sql()).forEach(d -> found.put(d.kind() + " " + d.name(), d));
        var named =
                NAMED.matcher(learning.text()).results().map(m -> m.group(1)).toList();
        for (var relation : learning.relations().stream().limit(RELATIONS_MAX).toList()) {
            add(found, Dependency.Kind.RELATION, relation);
            named.forEach(name -> column(found, relation, name));
        }
        // What is not there is what a mended statement says; elsewhere the name is another thing's.
        if (learning.type() != Learning.Type.FIX) {
            found.values().removeIf(d -> d.fingerprint().equals(Dependency.ABSENT));
        }
        if (List.of(Learning.Type.QUERY, Learning.Type.TERM).contains(learning.type())) {
            behind(learning).forEach(name -> add(found, Dependency.Kind.KNOWLEDGE, name));
        }
        return List.copyOf(found.values());
    }

    /// What a query reads, as it is now; nothing where it can't be read.
    public List<Dependency> of(String sql) {
        var found = new LinkedHashMap<String, Dependency>();
        warehouse
                .lineage(sql)
                .ifPresent(lineage -> lineage.columns().forEach((relation, columns) -> {
                    add(found, Dependency.Kind.RELATION, relation);
                    columns.forEach(c -> column(found, relation, c));
                }));
        return List.copyOf(found.values());
    }

    /// One, as it is now.
    public Dependency one(Dependency.Kind kind, String name) {
        return new Dependency(kind, name, fingerprint(kind, name));
    }

    private void column(Map<String, Dependency> found, String relation, String column) {
        add(found, Dependency.Kind.COLUMN, relation + "." + column);
    }

    private void add(Map<String, Dependency> found, Dependency.Kind kind, String name) {
        found.computeIfAbsent(kind + " " + name, k -> one(kind, name));
    }

    private List<String> behind(Learning learning) {
        return journal.entries(learning.origin().run()).stream()
                .map(Journal.Entry::step)
                .filter(Step.Answered.class::isInstance)
                .flatMap(step -> ((Step.Answered) step).receipt().knowledge().stream())
                .filter(ref -> KnowledgeKind.of(ref.kind()).isPresent())
                .map(ref -> ref.kind() + " " + ref.name())
                .distinct()
                .toList();
    }

    /// A look at how things are at one time, each of them once.
    Look look() {
        return new Look();
    }

    private String fingerprint(Dependency.Kind kind, String name) {
        return look().at(kind, name);
    }

    /// See [#look()].
    final class Look {
        private final Map<String, String> fingerprints = new HashMap<>();
        private final Map<String, Optional<Relation>> relations = new HashMap<>();

        /// What something is like.
        String at(Dependency.Kind kind, String name) {
            return fingerprints.computeIfAbsent(kind + " " + name, k -> read(kind, name));
        }

        private String read(Dependency.Kind kind, String name) {
            return switch (kind) {
                case RELATION ->
                    relation(name)
                            .map(r -> Hashes.brief(r.kind() + schema.viewText(name)))
                            .orElse(Dependency.ABSENT);
                case COLUMN -> column(name).map(Dependencies::like).orElse(Dependency.ABSENT);
                case KNOWLEDGE -> item(name).map(KnowledgeItem::version).orElse(Dependency.ABSENT);
            };
        }

        private Optional<Relation.Column> column(String name) {
            int dot = name.lastIndexOf('.');
            return relation(name.substring(0, dot)).flatMap(r -> r.column(name.substring(dot + 1)));
        }

        private Optional<Relation> relation(String name) {
            return relations.computeIfAbsent(name, schema::relation);
        }
    }

    private static String like(Relation.Column column) {
        return Hashes.brief(column.type() + column.enumLabels());
    }

    private Optional<KnowledgeItem> item(String name) {
        var parts = name.split(" ", 2);
        return KnowledgeKind.of(parts[0]).flatMap(kind -> index.find(kind, parts[1]));
    }
}
