package dev.jackdaw.learning;

import dev.jackdaw.core.UsageException;
import dev.jackdaw.learning.Learning.State;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Marks learnings stale whose tables, columns or definitions are no longer what they were when
/// they were proven, and revives them when these are so again. Nothing else is touched.
public final class Drift {
    private static final Logger LOG = Logger.getLogger(Drift.class.getName());
    private static final String BY = "drift";

    private final Learnings learnings;
    private final Dependencies dependencies;

    public Drift(Learnings learnings, Dependencies dependencies) {
        this.learnings = learnings;
        this.dependencies = dependencies;
    }

    /// How many it moved.
    public int check() {
        Map<String, String> now = new HashMap<>();
        int moved = 0;
        for (var dependency : learnings.dependencies()) {
            if (!dependency.fingerprint().equals(now(dependency, now))) {
                for (var learning : learnings.restingOn(dependency)) {
                    moved += moved(learning, State.STALE, said(dependency, now));
                }
            }
        }
        for (var learning : learnings.list(Viewer.UPKEEP, List.of(State.STALE))) {
            if (learnings.dependencies(Viewer.UPKEEP, learning.id()).stream()
                    .allMatch(d -> d.fingerprint().equals(now(d, now)))) {
                moved += moved(learning, before(learning), "it is again as it was");
            }
        }
        return moved;
    }

    private int moved(Learning learning, State to, String reason) {
        try {
            learnings.move(learning, to, BY, reason);
            return 1;
        } catch (UsageException e) {
            LOG.log(Level.FINE, "somebody else was first", e);
            return 0;
        }
    }

    private String now(Dependency dependency, Map<String, String> now) {
        return now.computeIfAbsent(
                dependency.kind() + " " + dependency.name(),
                key -> dependencies.fingerprint(dependency.kind(), dependency.name()));
    }

    private String said(Dependency dependency, Map<String, String> now) {
        var what = dependency.kind().word() + " " + dependency.name();
        if (now(dependency, now).equals(Dependency.ABSENT)) {
            return what + " is gone";
        }
        return dependency.fingerprint().equals(Dependency.ABSENT)
                ? what + " is there now"
                : what + " has changed";
    }

    /// What it was before it became stale.
    private State before(Learning learning) {
        return learnings.history(Viewer.UPKEEP, learning.id()).reversed().stream()
                .map(Learnings.Event::state)
                .filter(state -> state != State.STALE)
                .findFirst()
                .orElse(State.WAITING);
    }
}
