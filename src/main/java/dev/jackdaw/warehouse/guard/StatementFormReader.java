package dev.jackdaw.warehouse.guard;

import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.text.StatementText;
import dev.jackdaw.warehouse.text.Token;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;

/// Tells what kind of statement a text is, by its tokens, and refuses every kind and every clause
/// that a role has no use for. What it finds inside (queries, expressions) is judged by others.
final class StatementFormReader {
    private static final Set<String> QUERY_STARTS = Set.of("select", "with", "values", "table");
    private static final Set<String> EXPLAIN_OPTIONS = Set.of("verbose", "costs", "format", "summary", "generic_plan");
    private static final Set<String> EXPLAIN_FORMATS = Set.of("text", "json", "xml", "yaml");
    private final Policy policy;
    private final Role role;
    private final StatementText text;
    private final TokenCursor cursor;

    private StatementFormReader(Policy policy, Role role, StatementText text) {
        this.policy = policy;
        this.role = role;
        this.text = text;
        this.cursor = new TokenCursor(text);
    }

    static StatementForm read(Policy policy, Role role, StatementText text) throws RefusedException {
        return new StatementFormReader(policy, role, text).read();
    }

    private StatementForm read() throws RefusedException {
        var first = text.tokens().getFirst();
        if (isQuery(text)) {
            return new StatementForm.Query(text);
        }
        if (!policy.statements(role).contains(first.value()) || !first.is(first.value())) {
            throw new RefusedException(
                    Wall.AST,
                    "statement",
                    "only "
                            + (role == Role.ENGINEER ? "queries and building in jackdaw" : "SELECT")
                            + " may run as "
                            + role.word()
                            + ", not "
                            + first.shown());
        }
        return switch (first.value()) {
            case "explain" -> explain();
            case "create" -> new CreateReader(policy, cursor).read();
            case "comment" -> comment();
            case "refresh" -> refresh();
            case "drop" -> drop();
            default -> throw cursor.unexpected("no form is known for this statement");
        };
    }

    static boolean isQuery(StatementText text) {
        return !text.tokens().isEmpty()
                && (text.tokens().getFirst().mark("(")
                        || QUERY_STARTS.stream().anyMatch(text.tokens().getFirst()::is));
    }

    private StatementForm explain() throws RefusedException {
        cursor.expect("explain");
        if (cursor.seesMark("(") && !isQuery(cursor.part(1, cursor.size()).inside())) {
            options(cursor.options());
        }
        cursor.skip("verbose");
        var query = cursor.rest();
        if (!isQuery(query)) {
            throw new RefusedException(Wall.AST, "explain", "EXPLAIN may stand before a query alone, without ANALYZE");
        }
        return new StatementForm.Explain(query);
    }

    private static void options(Map<String, String> options) throws RefusedException {
        for (var option : options.entrySet()) {
            boolean known = EXPLAIN_OPTIONS.contains(option.getKey())
                    && (!option.getKey().equals("format") || EXPLAIN_FORMATS.contains(option.getValue()));
            if (!known) {
                throw new RefusedException(
                        Wall.AST,
                        "explain",
                        "EXPLAIN ("
                                + String.join(" ", option.getKey(), option.getValue())
                                        .strip()
                                + ") is not allowed");
            }
        }
    }

    private StatementForm comment() throws RefusedException {
        cursor.expect("comment", "on");
        if (cursor.skip("column")) {
            var schema = cursor.name();
            cursor.expectMark(".");
            var table = cursor.name();
            if (!cursor.skipMark(".")) {
                throw new RefusedException(Wall.AST, "target", "name the column jackdaw.TABLE.COLUMN");
            }
            cursor.name();
            return commented(TokenCursor.built(new StatementForm.Target(schema, table)));
        }
        kind();
        return commented(cursor.built());
    }

    private StatementForm commented(StatementForm.Target target) throws RefusedException {
        cursor.expect("is");
        if (!cursor.skip("null") && cursor.take().kind() != Token.Type.STRING) {
            throw new RefusedException(Wall.AST, "form", "a comment is one string");
        }
        cursor.expectEnd();
        return new StatementForm.Comment(target);
    }

    private void kind() throws RefusedException {
        for (var kind : StatementForm.Creatable.values()) {
            if (cursor.skip(kind.words().split(" "))) {
                return;
            }
        }
        throw new RefusedException(
                Wall.AST,
                "statement",
                "only views, materialized views, tables and indexes of jackdaw may be named here, not "
                        + (cursor.ended() ? "nothing" : cursor.take().shown()));
    }

    private StatementForm refresh() throws RefusedException {
        cursor.expect("refresh", "materialized", "view");
        cursor.skip("concurrently");
        var target = cursor.built();
        if (!cursor.skip("with", "data")) {
            cursor.skip("with", "no", "data");
        }
        cursor.expectEnd();
        return new StatementForm.Refresh(target);
    }

    private StatementForm drop() throws RefusedException {
        cursor.expect("drop");
        kind();
        if (cursor.sees("concurrently")) {
            throw new RefusedException(
                    Wall.TRANSACTION,
                    "concurrently",
                    "an index is dropped within one transaction: leave out CONCURRENTLY");
        }
        cursor.skip("if", "exists");
        var targets = new ArrayList<StatementForm.Target>();
        do {
            targets.add(cursor.built());
        } while (cursor.skipMark(","));
        boolean cascade = cursor.skip("cascade");
        if (!cascade) {
            cursor.skip("restrict");
        }
        cursor.expectEnd();
        return new StatementForm.Drop(targets, cascade);
    }
}
