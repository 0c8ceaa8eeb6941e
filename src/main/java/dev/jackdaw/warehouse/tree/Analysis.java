package dev.jackdaw.warehouse.tree;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A statement as PostgreSQL understood it, nothing of it executed: its own tree, the trees of the
/// views it reads, and everything those refer to. This is also its lineage.
public record Analysis(
        Node query,
        Map<Long, List<Node>> views,
        Map<Long, List<Node>> domains,
        Map<Long, Reference.Relation> relations,
        Map<Long, Reference.Function> functions,
        Map<Long, Long> operators) {

    /// With nothing looked up yet.
    static Analysis of(Node query) {
        return new Analysis(
                query, new LinkedHashMap<>(), new LinkedHashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
    }

    /// What became of asking the server.
    public sealed interface Outcome {
        record Analysed(Analysis analysis) implements Outcome {}

        /// The server does not accept the statement.
        record Rejected(String sqlState, String message) implements Outcome {}

        /// The server can't be asked here, and why.
        record Unavailable(String reason) implements Outcome {}
    }
}
