package dev.jackdaw.warehouse;

import dev.jackdaw.core.Hashes;
import dev.jackdaw.warehouse.guard.Verdict;
import dev.jackdaw.warehouse.text.StatementText;
import dev.jackdaw.warehouse.text.Token;
import dev.jackdaw.warehouse.tree.Analysis;
import dev.jackdaw.warehouse.tree.ReadColumns;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Reads lineage from what the guard learnt of a query.
record LineageReader(Introspection schema) {
    private static final String VALUE = "?";
    private static final int WHOLE_ROW = 0;

    /// Of a query that was analysed; nothing for anything else.
    Optional<Lineage> of(Verdict.Allowed allowed) {
        return allowed.analysis().map(analysis -> new Lineage(shape(allowed.text()), columns(analysis)));
    }

    private TreeMap<String, Set<String>> columns(Analysis analysis) {
        var found = new TreeMap<String, Set<String>>();
        ReadColumns.of(analysis.query()).forEach((oid, numbers) -> {
            var relation = analysis.relations().get(oid);
            if (relation != null && !relation.schema().equals("pg_catalog")) {
                found.computeIfAbsent(relation.qualified(), r -> new TreeSet<>())
                        .addAll(names(relation.qualified(), numbers));
            }
        });
        return found;
    }

    private List<String> names(String relation, Set<Integer> numbers) {
        return schema.relation(relation).stream()
                .flatMap(known -> known.columns().stream())
                .filter(c -> numbers.contains(c.number()) || numbers.contains(WHOLE_ROW))
                .map(Relation.Column::name)
                .toList();
    }

    /// Values are all alike, and a list of values is one.
    private static String shape(StatementText text) {
        var shape = text.tokens().stream().map(LineageReader::word).collect(Collectors.joining(" "));
        return Hashes.brief(shape.replaceAll("\\?( , \\?)+", VALUE));
    }

    private static String word(Token token) {
        return List.of(Token.Type.STRING, Token.Type.NUMBER, Token.Type.BITS).contains(token.kind())
                ? VALUE
                : token.text();
    }
}
