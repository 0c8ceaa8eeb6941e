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
    private static final int CHARS_MAX = 2_000;

    public Proposal {
        rights = Map.copyOf(rights);
        relations = List.copyOf(relations);
        text = brief(text);
        question = brief(question);
    }

    /// What is longer is no learning; what PostgreSQL can't hold is no text.
    private static String brief(String text) {
        var held = text.replace('\0', '\uFFFD');
        return held.length() > CHARS_MAX ? held.substring(0, CHARS_MAX) + "…" : held;
    }
}
