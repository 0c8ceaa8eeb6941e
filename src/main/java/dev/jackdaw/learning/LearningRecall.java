package dev.jackdaw.learning;

import dev.jackdaw.agent.Evidence;
import dev.jackdaw.agent.Recall;
import dev.jackdaw.core.Hashes;
import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.knowledge.index.HybridRecall;
import dev.jackdaw.model.embedding.Embedder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Recall of curated knowledge and, beside it, of active learnings that the asker may see.
/// Learnings have room of their own: what was curated is never displaced by what was learnt.
public final class LearningRecall implements Recall {
    private static final String PROVER = "jackdaw:proof:";
    private static final int QUESTION_CHARACTERS_MAX = 2_000;
    private static final int CANDIDATES = 16;
    private static final int SHOWN_MAX = 5;
    private static final int TOKENS_MAX = 500;

    /// How alike a question and a learning must be, as a cosine of `BgeEmbedder`'s vectors, where
    /// unrelated texts come to 0.4 to 0.6; less where they are about the same tables.
    private static final double ALIKE = 0.70;

    private static final double ALIKE_ON_TABLE = 0.65;

    private final HybridRecall curated;
    private final LearningSearch search;
    private final LearningIndex index;
    private final Embedder embedder;
    private final Function<String, Viewer> viewers;
    private final int holdoutPercent;

    /// `viewers` tells what a person may see; `holdoutPercent` of the questions do without the
    /// company's learnings, so that their use can be measured.
    public LearningRecall(
            HybridRecall curated,
            LearningSearch search,
            LearningIndex index,
            Embedder embedder,
            Function<String, Viewer> viewers,
            int holdoutPercent) {
        this.curated = curated;
        this.search = search;
        this.index = index;
        this.embedder = embedder;
        this.viewers = viewers;
        this.holdoutPercent = holdoutPercent;
    }

    /// Who asks where a learning is tried out before it is in use, or what is known without one.
    public static String prover(Optional<Learning> tried) {
        return PROVER + tried.map(Learning::id).orElse("");
    }

    /// Whether a run proves a learning and is nobody's.
    public static boolean proves(String asker) {
        return asker.startsWith(PROVER);
    }

    @Override
    public Found recall(String person, String question, int limit, int tokens) {
        var brief = brief(question);
        var vector = new Once(() -> embedder.embedQuestion(brief));
        var known = curated.recall(brief, vector, limit, tokens);
        if (index.generation() == 0 && !proves(person)) {
            return new Found(known, List.of());
        }
        return withLearnings(person, brief, vector, known);
    }

    @Override
    public List<Evidence> curated(String question, int limit, int tokens) {
        var brief = brief(question);
        return curated.recall(brief, () -> embedder.embedQuestion(brief), limit, tokens);
    }

    private static String brief(String question) {
        return question.length() > QUESTION_CHARACTERS_MAX ? question.substring(0, QUESTION_CHARACTERS_MAX) : question;
    }

    /// A question is embedded once.
    private static final class Once implements Supplier<float[]> {
        private final Supplier<float[]> source;
        private float @Nullable [] value;

        private Once(Supplier<float[]> source) {
            this.source = source;
        }

        @Override
        public float[] get() {
            if (value == null) {
                value = source.get();
            }
            return value;
        }
    }

    private Found withLearnings(String person, String question, Once vector, List<Evidence> known) {
        var found = index.nearest(vector.get(), CANDIDATES);
        var tried = proves(person)
                ? search.any(person.substring(PROVER.length()), vector.get())
                : Optional.<LearningSearch.Near>empty();
        var fitting = Stream.concat(tried.stream(), search.active(viewers.apply(person), found, vector.get()).stream())
                .filter(near -> fits(near, question, known))
                .sorted(Comparator.comparingDouble(LearningSearch.Near::likeness)
                        .reversed())
                .limit(SHOWN_MAX)
                .toList();
        var shown = new ArrayList<>(known);
        var held = new ArrayList<KnowledgeRef>();
        boolean holdout = !proves(person) && heldOut(question);
        int left = TOKENS_MAX;
        for (var near : fitting) {
            var learning = near.learning();
            var evidence = learning.evidence(near.likeness());
            int cost = evidence.content().length() / 4 + 1;
            if (holdout && !learning.audience().personal()) {
                held.add(learning.ref());
            } else if (cost <= left) {
                left -= cost;
                shown.add(evidence);
            }
        }
        return new Found(List.copyOf(shown), List.copyOf(held));
    }

    /// What a person wants for themselves holds for each of their questions about data.
    private static boolean fits(LearningSearch.Near near, String question, List<Evidence> known) {
        if (near.learning().type() == Learning.Type.PREFERENCE || names(near.learning(), question)) {
            return true;
        }
        boolean onTable = near.learning().relations().stream()
                .anyMatch(relation -> known.stream().anyMatch(e -> speaksOf(e, relation)));
        return near.likeness() >= (onTable ? ALIKE_ON_TABLE : ALIKE);
    }

    /// What a word means is wanted wherever the word stands.
    private static boolean names(Learning learning, String question) {
        return learning.type() == Learning.Type.TERM
                && Term.of(learning.text()).filter(term -> term.in(question)).isPresent();
    }

    private static boolean speaksOf(Evidence evidence, String relation) {
        return (evidence.ref().kind() + " " + evidence.ref().name()).equals("table " + relation);
    }

    /// By the question's words alone: the same question is always answered with learnings or always
    /// without.
    private boolean heldOut(String question) {
        return Integer.parseInt(words(question).substring(0, 6), 16) % 100 < holdoutPercent;
    }

    /// A hash of a question's words, without case and marks.
    static String words(String question) {
        return Hashes.of(question.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip());
    }
}
