package dev.jackdaw.learning;

import dev.jackdaw.store.Row;
import java.util.List;

/// What learnings rest on: tables, columns and definitions as they were when each was proven.
/// Thread-safe, shared by all processes.
public record LearningDependencies(Learnings learnings) {
    /// Writes down what one rests on.
    public void write(Learning learning, List<Dependency> dependencies) {
        learnings.as(Viewer.UPKEEP, sql -> {
            sql.execute("DELETE FROM learning_dependency WHERE learning = ?", learning.id());
            for (var dependency : dependencies) {
                sql.execute(
                        "INSERT INTO learning_dependency (learning, kind, name, fingerprint) VALUES (?, ?, ?, ?)",
                        learning.id(),
                        dependency.kind().word(),
                        dependency.name(),
                        dependency.fingerprint());
            }
            return dependencies.size();
        });
    }

    /// What it rests on, and what that was like when it was proven.
    public List<Dependency> of(Viewer viewer, String id) {
        return learnings.as(
                viewer,
                sql -> sql.query(
                                "SELECT kind, name, fingerprint FROM learning_dependency WHERE learning = ? ORDER BY "
                                        + "kind, name",
                                id)
                        .list(LearningDependencies::dependency));
    }

    /// All that anything alive rests on.
    List<Dependency> all() {
        return learnings.as(
                Viewer.UPKEEP,
                sql -> sql.query(
                                "SELECT DISTINCT kind, name, fingerprint FROM learning_dependency d JOIN learning l ON "
                                        + "l.id = d.learning WHERE state IN ('active', 'waiting', 'stale')")
                        .list(LearningDependencies::dependency));
    }

    /// Those in use or waiting that rest on one of these.
    List<Learning> restingOn(Dependency dependency) {
        return learnings.select(
                Viewer.UPKEEP,
                "WHERE state IN ('active', 'waiting') AND id IN (SELECT learning FROM learning_dependency "
                        + "WHERE kind = ? AND name = ? AND fingerprint = ?)",
                dependency.kind().word(),
                dependency.name(),
                dependency.fingerprint());
    }

    private static Dependency dependency(Row row) {
        return new Dependency(Dependency.Kind.of(row.text("kind")), row.text("name"), row.text("fingerprint"));
    }
}
