package dev.jackdaw.desk;

import dev.jackdaw.core.UsageException;
import dev.jackdaw.desk.Approvals.Decided;
import dev.jackdaw.desk.Approvals.Waiting;
import dev.jackdaw.learning.Audience;
import dev.jackdaw.learning.Learning;
import dev.jackdaw.learning.Learnings;
import dev.jackdaw.learning.Viewer;
import java.util.List;
import java.util.Optional;

/// Learnings that wait for a yes.
public record LearningApprovals(Learnings learnings) implements ApprovalSource {
    private static final String KIND = "learning";
    private static final List<Learning.State> AGREED_FROM = List.of(Learning.State.WAITING, Learning.State.DEMOTED);
    private static final List<Learning.State> REFUSED_FROM = List.of(Learning.State.PROPOSED, Learning.State.WAITING);

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
        return decided(learnings.move(learning, yes ? Learning.State.ACTIVE : Learning.State.REJECTED, person, reason));
    }

    /// Agrees to a learning or refuses it on behalf of whoever runs the server: what was demoted may
    /// hold again, and what is not proven yet may be refused. A yes to what waits for the company can be
    /// narrowed to a team (empty: it isn't). Nothing where there is none; throws where its state allows
    /// no such decision.
    public Optional<Decided> decide(String id, boolean yes, String team, String person, String reason) {
        return learnings.find(Viewer.UPKEEP, id).map(found -> {
            var learning = team.isEmpty() ? found : learnings.narrow(found, Audience.team(team), person);
            var from = yes ? AGREED_FROM : REFUSED_FROM;
            var to = yes ? Learning.State.ACTIVE : Learning.State.REJECTED;
            if (!from.contains(learning.state())) {
                throw new UsageException(
                        "learning " + id + " is " + learning.state().word() + ", and can become "
                                + to.word() + " only from "
                                + from.stream().map(Learning.State::word).toList());
            }
            return decided(learnings.move(learning, to, person, reason));
        });
    }

    /// Takes a learning back for good; one that is already stays as it is. Nothing where there is none.
    public Optional<Decided> retire(String id, String person, String reason) {
        return learnings
                .find(Viewer.UPKEEP, id)
                .map(l -> decided(
                        l.state() == Learning.State.RETIRED
                                ? l
                                : learnings.move(l, Learning.State.RETIRED, person, reason)));
    }

    private static Decided decided(Learning moved) {
        return new Decided(moved.id(), KIND, moved.state().word(), moved.reason());
    }
}
