package dev.jackdaw.learning.gate;

import dev.jackdaw.core.ConflictException;
import dev.jackdaw.core.JackdawException;
import dev.jackdaw.learning.Dependencies;
import dev.jackdaw.learning.Learning;
import dev.jackdaw.learning.Learning.State;
import dev.jackdaw.learning.LearningSearch;
import dev.jackdaw.learning.Learnings;
import dev.jackdaw.learning.Viewer;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Decides what becomes of a proposal: rejected with its reason, waiting for a person, or active.
/// Nothing is believed before every check holds. Proving the same proposal again after a crash
/// comes to the same.
public final class Gate {
    private static final Logger LOG = Logger.getLogger(Gate.class.getName());
    private static final String BY = "gate";

    /// From here on two sentences of one matter say the same thing, or the opposite.
    private static final double SAME = 0.93;

    private static final double ONE_MATTER = 0.82;

    /// So many proposals of one person may wait: a person with more is a flood.
    private static final int WAITING_OF_ONE_MAX = 5;

    private final Learnings learnings;
    private final LearningSearch search;
    private final Dependencies dependencies;
    private final List<Check> checks;
    private final boolean approval;

    /// The checks in their order, cheap ones first; `approval` says that a person must agree to
    /// what is not for one person alone.
    public Gate(
            Learnings learnings,
            LearningSearch search,
            Dependencies dependencies,
            List<Check> checks,
            boolean approval) {
        this.learnings = learnings;
        this.search = search;
        this.dependencies = dependencies;
        this.checks = List.copyOf(checks);
        this.approval = approval;
    }

    /// Proves whatever is proposed; how much.
    public int pass() {
        int proven = 0;
        for (var proposed :
                learnings.list(Viewer.UPKEEP, List.of(State.PROPOSED)).reversed()) {
            try {
                prove(proposed);
                proven++;
            } catch (ConflictException e) {
                LOG.log(Level.FINE, "another process was first", e);
            } catch (JackdawException e) {
                LOG.log(Level.WARNING, "learning {0} is proven later: {1}", new Object[] {proposed.id(), e.getMessage()
                });
            }
        }
        return proven;
    }

    /// Proves a proposal; as it is afterwards.
    public Learning prove(Learning proposed) {
        for (var check : checks) {
            var problem = check.problem(proposed);
            if (problem.isPresent()) {
                if (check.withholds()) {
                    learnings.forgotten().withhold(proposed);
                }
                return rejected(proposed, problem.get());
            }
        }
        return among(proposed);
    }

    private Learning among(Learning proposed) {
        var near = search.near(proposed, ONE_MATTER);
        var same = same(proposed, near);
        if (same.isPresent()) {
            learnings.support(same.get(), proposed);
            return rejected(proposed, "it says the same as " + same.get().id());
        }
        var other = near.stream()
                .map(LearningSearch.Near::learning)
                .filter(l -> !Polarity.same(said(l), said(proposed)))
                .findFirst();
        if (!proposed.audience().personal() && flood(proposed)) {
            return rejected(proposed, "more than " + WAITING_OF_ONE_MAX + " proposals of one person wait");
        }
        learnings.dependencies().write(proposed, dependencies.now(proposed));
        if (other.isPresent()) {
            return learnings.move(
                    proposed,
                    State.WAITING,
                    BY,
                    "it disagrees with " + other.get().id());
        }
        return approval && !proposed.audience().personal()
                ? learnings.move(proposed, State.WAITING, BY, "proven; a person must agree")
                : learnings.move(proposed, State.ACTIVE, BY, "proven");
    }

    private static String said(Learning learning) {
        return learning.text() + " " + learning.sql();
    }

    private Optional<Learning> same(Learning proposed, List<LearningSearch.Near> near) {
        var likely = near.stream()
                .filter(n -> n.likeness() >= SAME)
                .map(LearningSearch.Near::learning)
                .filter(l -> Polarity.same(said(l), said(proposed)))
                .findFirst();
        return likely.or(() -> search.sameQuery(proposed).stream()
                .filter(l -> l.sql().equals(proposed.sql()))
                .findFirst());
    }

    private boolean flood(Learning proposed) {
        return proposed.supports().stream().anyMatch(person -> learnings.waitingOf(person) >= WAITING_OF_ONE_MAX);
    }

    private Learning rejected(Learning proposed, String problem) {
        return learnings.move(proposed, State.REJECTED, BY, problem);
    }
}
