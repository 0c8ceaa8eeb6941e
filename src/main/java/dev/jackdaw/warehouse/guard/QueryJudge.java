package dev.jackdaw.warehouse.guard;

import dev.jackdaw.store.Grants;
import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.text.StatementText;
import dev.jackdaw.warehouse.tree.Analysis;
import dev.jackdaw.warehouse.tree.ReadColumns;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Judges a query, or expressions over a table: by syntax, then by the server's analysis, then by
/// what the login may read.
final class QueryJudge {
    private static final String NO_SUCH_TABLE = "42P01";
    private final Policy policy;
    private final GuardDatabase database;
    private final Set<Wall> walls;
    private volatile @Nullable FunctionJudge functions;

    QueryJudge(Policy policy, GuardDatabase database, Set<Wall> walls) {
        this.policy = policy;
        this.database = database;
        this.walls = walls;
    }

    /// The analysis, where the server could be asked.
    Optional<Analysis> judge(Role role, StatementText query) throws RefusedException {
        return judge(role, query.text(), false);
    }

    /// The expressions of an index, as if they were selected. A table that is not there yet is
    /// judged by syntax alone.
    void judgeExpressions(Role role, StatementForm.Target table, List<StatementText> expressions)
            throws RefusedException {
        var list = expressions.stream().map(StatementText::text).collect(Collectors.joining(", "));
        judge(
                role,
                "select " + list + " from " + Grants.quoted(table.schema()) + "." + Grants.quoted(table.name()),
                true);
    }

    private Optional<Analysis> judge(Role role, String query, boolean tableMayLack) throws RefusedException {
        var doubt = walls.contains(Wall.AST) ? doubt(query) : Optional.<String>empty();
        if (!walls.contains(Wall.SERVER)) {
            return unasked(doubt, "");
        }
        return switch (database.analyse(query)) {
            case Analysis.Outcome.Analysed(var analysis) -> {
                tree().judge(analysis);
                granted(role, analysis);
                yield Optional.of(analysis);
            }
            case Analysis.Outcome.Unavailable(String reason) ->
                unasked(doubt, ", and PostgreSQL can't be asked: " + reason);
            case Analysis.Outcome.Rejected(String state, String message) -> {
                if (tableMayLack && state.equals(NO_SUCH_TABLE)) {
                    yield unasked(doubt, "");
                }
                throw new RefusedException(Wall.SERVER, "rejected", "PostgreSQL says: " + message + " (" + state + ")");
            }
        };
    }

    private static Optional<Analysis> unasked(Optional<String> doubt, String why) throws RefusedException {
        if (doubt.isPresent()) {
            throw new RefusedException(Wall.AST, "unsure", doubt.get() + why);
        }
        return Optional.empty();
    }

    /// Why syntax alone does not vouch for it.
    private Optional<String> doubt(String query) throws RefusedException {
        return new AstWall(policy, functions(), database.catalogue(), schemas()).judge(query);
    }

    private TreeJudge tree() {
        return new TreeJudge(policy, functions(), database.catalogue(), schemas());
    }

    private Set<String> schemas() {
        return new HashSet<>(database.path());
    }

    private FunctionJudge functions() {
        var catalogue = database.catalogue();
        var known = functions;
        if (known == null || !known.catalogue().equals(catalogue)) {
            known = new FunctionJudge(policy.functions(), catalogue);
            functions = known;
        }
        return known;
    }

    private void granted(Role role, Analysis analysis) throws RefusedException {
        if (!walls.contains(Wall.GRANTS)) {
            return;
        }
        for (var withheld : database.withheld(role, ReadColumns.of(analysis.query()))) {
            throw withheld.columns().isEmpty()
                    ? new RefusedException(
                            Wall.GRANTS,
                            "table",
                            withheld.relation() + " may not be read by the login " + database.login(role))
                    : new RefusedException(
                            Wall.GRANTS,
                            "column",
                            "of "
                                    + withheld.relation()
                                    + " these columns are withheld as personal data: "
                                    + String.join(", ", withheld.columns())
                                    + ". Leave them out; the other columns may be read");
        }
    }
}
