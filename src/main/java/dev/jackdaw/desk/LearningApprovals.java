package dev.jackdaw.desk;

import dev.jackdaw.core.UsageException;
import dev.jackdaw.desk.Approvals.Decided;
import dev.jackdaw.desk.Approvals.Waiting;
import dev.jackdaw.learning.Learning;
import dev.jackdaw.learning.Learnings;
import dev.jackdaw.learning.Viewer;
import java.util.List;
import java.util.Optional;

/// Learnings that wait for a yes.
public record LearningApprovals(Learnings learnings) implements ApprovalSource {
    private static final String KIND = "learning";

    @Override
    public List<Waiting> waiting() {
        return learnings.list(Viewer.UPKEEP, List.of(Learning.State.WAITING)).stream()
                .map(LearningApprovals::waiting)
                .toList();
    }

    private static Waiting waiting(Learning learning) {
        return new Waiting(
                learning.id(),
                KIND,
                learning.text(),
                learning.sql(),
                learning.question(),
                learning.origin().run().value(),
                learning.supports(),
                learning.reason(),
                learning.madeAt());
    }

    @Override
    public Optional<Decided> decide(String id, boolean yes, String person, String reason) {
        return learnings.find(Viewer.UPKEEP, id).map(learning -> decide(learning, yes, person, reason));
    }

    private Decided decide(Learning learning, boolean yes, String person, String reason) {
        if (learning.state() != Learning.State.WAITING) {
            throw new UsageException(
                    "learning " + learning.id() + " is " + learning.state().word() + " already");
        }
        var moved = learnings.move(learning, yes ? Learning.State.ACTIVE : Learning.State.REJECTED, person, reason);
        return new Decided(moved.id(), KIND, moved.state().word(), moved.reason());
    }
}
