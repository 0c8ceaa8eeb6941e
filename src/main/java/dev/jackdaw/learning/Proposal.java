package dev.jackdaw.learning;

import java.util.List;
import java.util.Map;

/// What somebody thinks was learnt, before anything about it is proven. The parts are those of a
/// `Learning`.
public record Proposal(
        Learning.Type type,
        Audience audience,
        Map<String, String> rights,
        String text,
        String sql,
        String question,
        List<String> relations,
        Learning.Origin origin,
        String author,
        String supporter) {
    public Proposal {
        rights = Map.copyOf(rights);
        relations = List.copyOf(relations);
    }
}
