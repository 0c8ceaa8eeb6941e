package dev.jackdaw.desk;

import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Recall;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.Basis;
import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.learning.Learning;
import dev.jackdaw.learning.LearningRecall;
import dev.jackdaw.learning.gate.Trial;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Asks questions whose answers the curated knowledge settles, once without a learning and once
/// with it. Only those that would be shown it are asked: all others are answered from the same
/// prompt as before. The runs stand in the journal like any other.
public final class KnownAnswers implements Trial {
    private static final int ASKED_MAX = 5;
    private static final int EVIDENCE = 12;
    private static final int TOKENS = 2_500;
    private static final Set<Basis> SETTLED = Set.of(Basis.GOVERNED_METRIC, Basis.VALIDATED_QUERY);

    private final Desk desk;
    private final Recall recall;
    private final Catalogue catalogue;
    private final Supplier<List<String>> more;
    private final Clock clock;

    /// `more` are further questions of the company's, such as those of its evaluation cases.
    public KnownAnswers(Desk desk, Recall recall, Catalogue catalogue, Supplier<List<String>> more, Clock clock) {
        this.desk = desk;
        this.recall = recall;
        this.catalogue = catalogue;
        this.more = more;
        this.clock = clock;
    }

    @Override
    public Optional<String> harm(Learning learning) {
        // What one person wants differently is meant to change their answers.
        if (learning.type() == Learning.Type.PREFERENCE) {
            return Optional.empty();
        }
        return questions()
                .filter(question -> shown(learning, question))
                .limit(ASKED_MAX)
                .filter(question -> changes(learning, question))
                .findFirst()
                .map(question -> "with it \"" + question + "\" would be answered otherwise");
    }

    private Stream<String> questions() {
        return Stream.of(
                        more.get().stream(),
                        catalogue.metrics().stream().map(m -> "What is our " + m.name() + "?"),
                        catalogue.queries().stream().map(q -> q.description().isEmpty() ? q.name() : q.description()))
                .flatMap(s -> s);
    }

    private boolean shown(Learning learning, String question) {
        var prover = LearningRecall.prover(Optional.of(learning));
        return recall.recall(prover, question, EVIDENCE, TOKENS).shown().stream()
                .anyMatch(e -> e.ref().name().equals(learning.id()));
    }

    private boolean changes(Learning learning, String question) {
        var without = answer(LearningRecall.prover(Optional.empty()), question);
        return SETTLED.contains(without.basis())
                && !without.equals(answer(LearningRecall.prover(Optional.of(learning)), question));
    }

    private record Answered(Basis basis, List<String> names, String hash) {}

    private Answered answer(String asker, String question) {
        var thread = "proof-" + RunId.next(clock);
        return switch (desk.ask(new Desk.Ask(thread, asker, question), entry -> {})) {
            case Desk.Outcome.Answered answered ->
                new Answered(
                        answered.answer().basis(),
                        answered.receipt().knowledge().stream()
                                .filter(ref -> !ref.kind().equals(KnowledgeRef.LEARNING))
                                .map(KnowledgeRef::name)
                                .toList(),
                        answered.receipt().resultHash());
            case Desk.Outcome other -> new Answered(Basis.UNANSWERED, List.of(), "");
        };
    }
}
