package dev.jackdaw.knowledge.index;

import dev.jackdaw.agent.Evidence;
import dev.jackdaw.agent.Recall;
import dev.jackdaw.model.embedding.Embedder;
import dev.jackdaw.store.StateDatabase;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Recall by meaning and by words at once: the ranks of a vector search and of a full-text search
/// are fused by reciprocal rank (Cormack et al., 2009).
public final class HybridRecall implements Recall {
    /// How little the first ranks stand out. The paper's 60 lets two middling ranks beat one first
    /// rank; with 10, `scripts/bench/run recall` finds 5 to 6 points more at a million items.
    private static final double FLATNESS = 10;

    private static final int CANDIDATES = 100;
    private static final int QUESTION_CHARACTERS_MAX = 2_000;

    private final KnowledgeIndex index;
    private final Embedder embedder;
    private final Vectors vectors;
    private final WordSearch words;

    public HybridRecall(
            StateDatabase database, KnowledgeIndex index, Embedder embedder, Vectors vectors) {
        this.index = index;
        this.embedder = embedder;
        this.vectors = vectors;
        this.words = new WordSearch(database);
    }

    @Override
    public List<Evidence> recall(String question, int limit, int tokens) {
        var brief =
                question.length() > QUESTION_CHARACTERS_MAX
                        ? question.substring(0, QUESTION_CHARACTERS_MAX)
                        : question;
        var best =
                scores(brief).entrySet().stream()
                        .sorted(
                                Map.Entry.<Long, Double>comparingByValue()
                                        .reversed()
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .limit(limit)
                        .toList();
        return within(tokens, best);
    }

    /// The database searches the words while this process embeds the question.
    private Map<Long, Double> scores(String question) {
        var byWords =
                CompletableFuture.supplyAsync(
                        () -> words.search(question, CANDIDATES), Thread::startVirtualThread);
        Map<Long, Double> scores = new HashMap<>();
        var near = vectors.nearest(embedder.embedQuestion(question), CANDIDATES);
        for (int rank = 0; rank < near.size(); rank++) {
            scores.merge(near.get(rank), 1 / (FLATNESS + rank + 1), Double::sum);
        }
        fuse(scores, result(byWords));
        return scores;
    }

    private static <T> T result(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /// Items that the words fit equally well share the middle of their ranks: their order would be
    /// chance.
    private static void fuse(Map<Long, Double> scores, List<WordSearch.Fit> found) {
        for (int from = 0; from < found.size(); ) {
            int to = from;
            while (to < found.size() && found.get(to).fit() == found.get(from).fit()) {
                to++;
            }
            double rank = (from + to + 1) / 2.0;
            found.subList(from, to)
                    .forEach(f -> scores.merge(f.id(), 1 / (FLATNESS + rank), Double::sum));
            from = to;
        }
    }

    private List<Evidence> within(int tokens, List<Map.Entry<Long, Double>> best) {
        var items = index.byId(best.stream().map(Map.Entry::getKey).toList());
        var found = new ArrayList<Evidence>();
        int left = tokens;
        for (var entry : best) {
            var item = items.get(entry.getKey());
            if (item == null) {
                continue;
            }
            int cost = (item.title().length() + item.content().length()) / 4 + 1;
            if (cost <= left) {
                left -= cost;
                found.add(new Evidence(item.ref(), item.title(), item.content(), entry.getValue()));
            }
        }
        found.sort(Comparator.comparingDouble(Evidence::score).reversed());
        return List.copyOf(found);
    }
}
