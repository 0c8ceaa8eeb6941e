package dev.jackdaw.learning;

import dev.jackdaw.learning.Learning.State;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Marks learnings stale whose tables, columns or definitions are no longer what they were when
/// they were proven, and revives them when these are so again. Nothing else is touched.
public final class Drift {
    private static final String BY = "drift";

    private final Learnings learnings;
    private final Dependencies dependencies;

    public Drift(Learnings learnings, Dependencies dependencies) {
        this.learnings = learnings;
        this.dependencies = dependencies;
    }

    /// Those that it moved, as they are now.
    public List<Learning> check() {
        Map<String, String> now = new HashMap<>();
        return learnings
                .list(Viewer.UPKEEP, List.of(State.ACTIVE, State.WAITING, State.STALE))
                .stream()
                .flatMap(learning -> check(learning, now).stream())
                .toList();
    }

    private Optional<Learning> check(Learning learning, Map<String, String> now) {
        var changed =
                learnings.dependencies(Viewer.UPKEEP, learning.id()).stream()
                        .filter(d -> !d.fingerprint().equals(now(d, now)))
                        .findFirst();
        if (changed.isPresent() && learning.state() != State.STALE) {
            return Optional.of(learnings.move(learning, State.STALE, BY, said(changed.get(), now)));
        }
        if (changed.isEmpty() && learning.state() == State.STALE) {
            return Optional.of(
                    learnings.move(learning, before(learning), BY, "it is again as it was"));
        }
        return Optional.empty();
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
