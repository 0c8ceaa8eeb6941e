package dev.jackdaw.warehouse.guard;

import dev.jackdaw.core.ExpiringCache;
import dev.jackdaw.store.Grants;
import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.text.StatementText;
import dev.jackdaw.warehouse.text.TextRefusedException;
import dev.jackdaw.warehouse.tree.Analysis;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Judges a statement without running it. The walls stand one behind the other: its text, its kind
/// and syntax tree, the server's analysis, grants. Each can be left out, to see what the others are
/// worth. Thread-safe.
public final class QueryGuard {
    private final Policy policy;
    private final GuardDatabase database;
    private final Set<Wall> walls;
    private final QueryJudge queries;
    private final ExpiringCache<Question, Verdict> verdicts = new ExpiringCache<>(QueryGuard::lasting);

    private record Question(Role role, String sql) {}

    /// With these walls alone; the text is read in any case.
    public QueryGuard(Policy policy, GuardDatabase database, Set<Wall> walls) {
        this.policy = policy;
        this.database = database;
        this.walls = Set.copyOf(walls);
        this.queries = new QueryJudge(policy, database, this.walls);
    }

    /// With all walls.
    public QueryGuard(Policy policy, GuardDatabase database) {
        this(policy, database, EnumSet.allOf(Wall.class));
    }

    /// What the walls say of a statement as it was written.
    public Verdict judge(Role role, String sql) {
        return verdicts.get(new Question(role, sql), () -> look(role, sql));
    }

    /// Forgets what it said, as the schema has changed.
    public void forget() {
        verdicts.clear();
        database.forget();
    }

    /// What a later change of the schema could allow is not kept.
    private static boolean lasting(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allowed allowed -> allowed.effect() != Verdict.Effect.BUILDS;
            case Verdict.Refused refused -> refused.wall() == Wall.TEXT;
        };
    }

    private Verdict look(Role role, String sql) {
        try {
            return judge(role, StatementText.read(sql, policy.bounds()));
        } catch (TextRefusedException e) {
            return new Verdict.Refused(Wall.TEXT, e.rule(), e.reason());
        } catch (RefusedException e) {
            return e.verdict();
        }
    }

    private Verdict judge(Role role, StatementText text) throws RefusedException {
        try {
            return judge(role, text, StatementFormReader.read(policy, role, text));
        } catch (RefusedException e) {
            if (walls.contains(Wall.AST)) {
                throw e;
            }
            return new Verdict.Allowed(text, Verdict.Effect.READS, "", queries.judge(role, text));
        }
    }

    private Verdict judge(Role role, StatementText text, StatementForm form) throws RefusedException {
        return switch (form) {
            case StatementForm.Query query ->
                new Verdict.Allowed(text, Verdict.Effect.READS, "", queries.judge(role, query.text()));
            case StatementForm.Explain explain ->
                new Verdict.Allowed(text, Verdict.Effect.EXPLAINS, "", queries.judge(role, explain.query()));
            case StatementForm.Create create -> {
                own(List.of(create.target()));
                var analysis = queries.judge(role, create.query());
                if (create.kind() != StatementForm.Creatable.VIEW) {
                    unsecured(create, analysis);
                }
                yield new Verdict.Allowed(
                        text, Verdict.Effect.BUILDS, create.target().name(), analysis);
            }
            case StatementForm.CreateIndex index -> {
                own(List.of(index.table()));
                queries.judgeExpressions(role, index.table(), index.expressions());
                yield built(text);
            }
            case StatementForm.Comment comment -> {
                own(List.of(comment.target()));
                yield built(text);
            }
            case StatementForm.Refresh refresh -> {
                own(List.of(refresh.target()));
                yield built(text);
            }
            case StatementForm.Drop drop -> {
                own(drop.targets());
                if (drop.cascade()) {
                    onlyOwnBehind(drop.targets());
                }
                yield built(text);
            }
        };
    }

    private static Verdict built(StatementText text) {
        return new Verdict.Allowed(text, Verdict.Effect.BUILDS, "", Optional.empty());
    }

    /// What does not exist yet belongs to nobody; PostgreSQL will say so where it must.
    private void own(List<StatementForm.Target> targets) throws RefusedException {
        var foreign = walls.contains(Wall.GRANTS) ? database.foreign(targets) : Optional.<String>empty();
        if (foreign.isPresent()) {
            throw new RefusedException(Wall.GRANTS, "owner", foreign.get() + ": the Engineer changes only its own");
        }
    }

    private void onlyOwnBehind(List<StatementForm.Target> targets) throws RefusedException {
        var dependent = walls.contains(Wall.SERVER) ? database.dependent(targets) : Optional.<String>empty();
        if (dependent.isPresent()) {
            throw new RefusedException(
                    Wall.SERVER,
                    "cascade",
                    "CASCADE would drop the " + dependent.get() + ", which the Engineer did not build");
        }
    }

    private static void unsecured(StatementForm.Create create, Optional<Analysis> analysed) throws RefusedException {
        var analysis = analysed.orElseThrow(() -> new RefusedException(
                Wall.AST,
                "unsure",
                "only PostgreSQL's analysis can tell whose rows a "
                        + create.kind().words()
                        + " would keep, and it can't be asked"));
        var secured = analysis.relations().values().stream()
                .filter(r -> r.secured())
                .map(r -> r.qualified())
                .sorted()
                .collect(Collectors.joining(", "));
        if (!secured.isEmpty()) {
            throw new RefusedException(
                    Wall.SERVER,
                    "rows",
                    "a "
                            + create.kind().words()
                            + " would keep the rows that one person may see of "
                            + secured
                            + " for everyone: build a view instead, "
                            + Grants.BUILT_SCHEMA
                            + "."
                            + create.target().name());
        }
    }
}
