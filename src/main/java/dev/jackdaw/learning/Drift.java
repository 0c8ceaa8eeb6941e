package dev.jackdaw.learning;

import dev.jackdaw.core.ConflictException;
import dev.jackdaw.learning.Learning.State;
import dev.jackdaw.store.Lifecycle;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Marks learnings stale whose tables, columns or definitions are no longer what they were when
/// they were proven, and revives them when these are so again. Nothing else is touched.
public final class Drift {
    private static final Logger LOG = Logger.getLogger(Drift.class.getName());
    private static final String BY = "drift";

    private final Learnings learnings;
    private final Dependencies dependencies;
    private final DataTeam owners;

    public Drift(Learnings learnings, Dependencies dependencies, DataTeam owners) {
        this.learnings = learnings;
        this.dependencies = dependencies;
        this.owners = owners;
    }

    /// How many it moved.
    public int check() {
        var now = dependencies.look();
        int moved = 0;
        for (var dependency : learnings.dependencies().all()) {
            var found = now.at(dependency.kind(), dependency.name());
            if (!dependency.fingerprint().equals(found)) {
                for (var learning : learnings.dependencies().restingOn(dependency)) {
                    moved += moved(learning, State.STALE, dependency.changed(found));
                }
            }
        }
        for (var learning : learnings.list(Viewer.UPKEEP, List.of(State.STALE))) {
            if (learnings.dependencies().of(Viewer.UPKEEP, learning.id()).stream()
                    .allMatch(d -> d.fingerprint().equals(now.at(d.kind(), d.name())))) {
                moved += moved(learning, before(learning), "it is again as it was");
            }
        }
        return moved;
    }

    private int moved(Learning learning, State to, String reason) {
        try {
            var moved = learnings.move(learning, to, BY, reason);
            if (to == State.STALE && learning.open()) {
                owners.tell(
                        "stale " + moved.id() + " " + moved.version(),
                        "What was learnt no longer holds, as "
                                + reason
                                + ": \""
                                + learning.text()
                                + "\" It is set aside until that is as it was.");
            }
            return 1;
        } catch (ConflictException e) {
            LOG.log(Level.FINE, "somebody else was first", e);
            return 0;
        }
    }

    /// What it was before it became stale.
    private State before(Learning learning) {
        return learnings.history(Viewer.UPKEEP, learning.id()).reversed().stream()
                .map(Lifecycle.Event::state)
                .filter(state -> state != State.STALE)
                .findFirst()
                .orElse(State.WAITING);
    }
}
