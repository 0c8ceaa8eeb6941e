package dev.jackdaw.learning.curate;

import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.Step;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.Basis;
import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.learning.Episode;
import dev.jackdaw.learning.LearningRecall;
import dev.jackdaw.learning.LiftLedger;
import dev.jackdaw.learning.Viewer;
import dev.jackdaw.learning.mine.CorrectionRule;
import dev.jackdaw.warehouse.Principals;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a finished run from the journal, with the one before it in its thread and what somebody
/// thinks of it; and says how well it went.
public record EpisodeReader(Journal journal, LiftLedger ledger, Principals principals) {
    private static final int THREAD_MAX = 200;

    /// One run.
    Episode read(RunId id) {
        return episode(id, true);
    }

    private Episode episode(RunId id, boolean withBefore) {
        var entries = journal.entries(id);
        var asked = (Step.Asked) entries.getFirst().step();
        return new Episode(
                id,
                entries,
                withBefore ? before(id, asked.thread()) : Optional.empty(),
                ledger.opinion(id, this::rights),
                rights(asked.asker()));
    }

    private Map<String, String> rights(String person) {
        return Viewer.rights(principals.attributes(person));
    }

    private Optional<Episode> before(RunId id, String thread) {
        return journal.thread(thread, THREAD_MAX).stream()
                .map(Journal.Summary::id)
                .filter(other -> other.compareTo(id) < 0)
                .reduce((a, b) -> b)
                .map(other -> episode(other, false));
    }

    /// The run before, where this one says that its answer was wrong.
    static Optional<RunId> corrected(Episode episode) {
        return episode.before()
                .filter(b -> CorrectionRule.said(episode.asked().question()).isPresent())
                .map(Episode::run);
    }

    /// The run as the ledger keeps it.
    static LiftLedger.Used used(Episode episode) {
        var asked = episode.asked();
        var recalled = episode.entries().stream()
                .map(Journal.Entry::step)
                .filter(Step.Recalled.class::isInstance)
                .map(Step.Recalled.class::cast)
                .findFirst()
                .orElse(new Step.Recalled(List.of()));
        return new LiftLedger.Used(
                episode.run(),
                episode.entries().getFirst().at(),
                asked.asker(),
                asked.thread(),
                asked.question(),
                outcome(episode),
                episode.opinion().map(Episode.Opinion::heard),
                LearningRecall.proves(asked.asker()) ? List.of() : learnt(recalled.found()),
                recalled.held());
    }

    private static List<KnowledgeRef> learnt(List<KnowledgeRef> refs) {
        return refs.stream()
                .filter(ref -> ref.kind().equals(KnowledgeRef.LEARNING))
                .toList();
    }

    /// What people said weighs most; then whether there was an answer, and how smoothly it came.
    private static LiftLedger.RunScore outcome(Episode episode) {
        if (episode.opinion().isPresent()) {
            return episode.opinion().get().good()
                    ? new LiftLedger.RunScore(1, "thumb up")
                    : new LiftLedger.RunScore(0, "thumb down");
        }
        var answer = episode.answer();
        if (answer.isEmpty() || answer.get().basis() == Basis.UNANSWERED) {
            return new LiftLedger.RunScore(0, "no answer");
        }
        boolean stumbled = episode.entries().stream().map(Journal.Entry::step).anyMatch(step -> switch (step) {
            case Step.ToolReturned returned -> returned.wrong();
            case Step.Repaired repaired -> true;
            case Step other -> false;
        });
        return stumbled ? new LiftLedger.RunScore(0.5, "an error on the way") : new LiftLedger.RunScore(1, "answered");
    }
}
