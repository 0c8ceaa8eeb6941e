package dev.jackdaw.learning.gate;

import dev.jackdaw.agent.Evidence;
import dev.jackdaw.agent.Recall;
import dev.jackdaw.learning.Learning;
import dev.jackdaw.model.embedding.Embedder;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Curated knowledge always wins: what a curated rule, gotcha or document already speaks of is not
/// learnt beside it, be it the same or the opposite.
public record CoveredCheck(Recall recall, Embedder embedder) implements Check {
    private static final Set<String> KINDS = Set.of("rule", "gotcha", "document", "metric");
    private static final Set<Learning.Type> ABOUT_DATA =
            Set.of(Learning.Type.FIX, Learning.Type.CORRECTION, Learning.Type.QUIRK);
    private static final int LOOKED_AT = 8;
    private static final int TOKENS = 4_000;

    /// As a cosine of `BgeEmbedder`'s vectors: what is new about a table comes to 0.50 to 0.65 with
    /// what is known of it, the same matter in other words or turned round to 0.75 and more.
    private static final double SAME_MATTER = 0.74;

    @Override
    public Optional<String> problem(Learning learning) {
        // A query's text is the question it answers, a term and a wish name what is curated.
        if (!ABOUT_DATA.contains(learning.type())) {
            return Optional.empty();
        }
        var known = recall.curated(learning.text(), LOOKED_AT, TOKENS).stream()
                .filter(e -> KINDS.contains(e.ref().kind()))
                .toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        var text = embedder.embed(List.of(learning.text())).getFirst();
        var vectors = embedder.embed(known.stream().map(Evidence::content).toList());
        for (int i = 0; i < vectors.size(); i++) {
            if (cosine(text, vectors.get(i)) >= SAME_MATTER) {
                return Optional.of("the data team's knowledge already speaks of this: " + name(known.get(i)));
            }
        }
        return Optional.empty();
    }

    private static String name(Evidence evidence) {
        return evidence.content().lines().findFirst().orElse(evidence.ref().name());
    }

    private static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
