package dev.jackdaw.knowledge.index;

import dev.jackdaw.agent.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/// Finds curated knowledge, what the database tells of itself and what was built.
public final class HybridRecall {
    private final KnowledgeIndex index;
    private final HybridSearch search;

    public HybridRecall(KnowledgeIndex index, HybridSearch search) {
        this.index = index;
        this.search = search;
    }

    /// At most `limit` finds whose contents together stay within `tokens`; `vector` embeds the
    /// question.
    public List<Evidence> recall(String question, Supplier<float[]> vector, int limit, int tokens) {
        return within(tokens, search.best(question, vector, limit));
    }

    private List<Evidence> within(int tokens, List<HybridSearch.Found> best) {
        var items = index.byId(best.stream().map(HybridSearch.Found::id).toList());
        var found = new ArrayList<Evidence>();
        int left = tokens;
        for (var entry : best) {
            var item = items.get(entry.id());
            if (item == null) {
                continue;
            }
            int cost = (item.title().length() + item.content().length()) / 4 + 1;
            if (cost <= left) {
                left -= cost;
                found.add(new Evidence(item.ref(), item.title(), item.content(), entry.score()));
            }
        }
        found.sort(Comparator.comparingDouble(Evidence::score).reversed());
        return List.copyOf(found);
    }
}
