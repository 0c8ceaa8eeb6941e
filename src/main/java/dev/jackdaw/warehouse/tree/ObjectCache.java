package dev.jackdaw.warehouse.tree;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What was looked up of the database's objects, by identity. Not thread-safe: for one analysis, or
/// guarded.
final class ObjectCache {
    private final Map<Long, Reference.Relation> relations = new HashMap<>();
    private final Map<Long, List<Node>> rules = new HashMap<>();
    private final Map<Long, Reference.Function> functions = new HashMap<>();
    private final Map<Long, Long> operators = new HashMap<>();
    private final Map<Long, List<Node>> checks = new HashMap<>();
    private final ObjectIds asked = ObjectIds.none();

    /// Those of an analysis that were not asked for yet; from now on they were.
    ObjectIds unknown(ObjectIds wanted) {
        return wanted.fresh(asked);
    }

    /// Takes in what `ValidatorQuery.RESOLVE` told.
    void add(JsonNode found) {
        for (var item : found.path("relations")) {
            var relation = relation(item);
            relations.put(relation.oid(), relation);
            if (item.hasNonNull("rule")) {
                rules.put(relation.oid(), NodeReader.queries(item.path("rule").asText()));
            }
        }
        for (var item : found.path("functions")) {
            var function = function(item);
            functions.put(function.oid(), function);
        }
        for (var item : found.path("operators")) {
            operators.put(item.path("oid").asLong(), item.path("code").asLong());
        }
        for (var item : found.path("domains")) {
            checks.computeIfAbsent(item.path("oid").asLong(), o -> new ArrayList<>())
                    .addAll(NodeReader.queries(item.path("check").asText()));
        }
    }

    /// Puts what is known of these into an analysis; returns the trees behind them.
    List<Node> copy(ObjectIds wanted, Analysis analysis) {
        var behind = new ArrayList<Node>();
        for (long oid : wanted.relations()) {
            put(oid, relations, analysis.relations());
            put(oid, rules, analysis.views());
            behind.addAll(rules.getOrDefault(oid, List.of()));
        }
        for (long oid : wanted.functions()) {
            put(oid, functions, analysis.functions());
        }
        for (long oid : wanted.operators()) {
            put(oid, operators, analysis.operators());
            var code = operators.get(oid);
            if (code != null) {
                put(code, functions, analysis.functions());
            }
        }
        for (long oid : wanted.types()) {
            put(oid, checks, analysis.domains());
            behind.addAll(checks.getOrDefault(oid, List.of()));
        }
        return behind;
    }

    private static <T> void put(long oid, Map<Long, T> from, Map<Long, T> to) {
        var value = from.get(oid);
        if (value != null) {
            to.put(oid, value);
        }
    }

    private static Reference.Relation relation(JsonNode item) {
        return new Reference.Relation(
                item.path("oid").asLong(),
                item.path("schema").asText(),
                item.path("name").asText(),
                item.path("kind").asText(" ").charAt(0),
                item.path("secured").asBoolean(),
                item.path("owner").asText());
    }

    private static Reference.Function function(JsonNode item) {
        return new Reference.Function(
                item.path("oid").asLong(),
                item.path("schema").asText(),
                item.path("name").asText(),
                item.path("arguments").asText(),
                item.path("volatility").asText("v").charAt(0),
                false,
                item.path("extension").asText());
    }
}
