package dev.jackdaw.warehouse.guard;

import dev.jackdaw.store.Grants;
import dev.jackdaw.warehouse.Role;
import dev.jackdaw.warehouse.text.StatementText;

import java.util.ArrayList;
import java.util.Set;

/// Tells what kind of statement a text is, by its tokens, and refuses every kind and every clause
/// that a role has no use for. What it finds inside (queries, expressions) is judged by others.
final class FormReader {
    private static final Set<String> QUERY_STARTS = Set.of("select", "with", "values", "table");
    private static final Set<String> EXPLAIN_OPTIONS =
            Set.of("verbose", "costs", "format", "summary", "generic_plan");
    private static final Set<String> EXPLAIN_FORMATS = Set.of("text", "json", "xml", "yaml");
    private static final Set<String> VIEW_OPTIONS = Set.of("security_barrier", "security_invoker");
    private final Policy policy;
    private final Role role;
    private final StatementText text;
    private final Cursor cursor;

    private FormReader(Policy policy, Role role, StatementText text) {
        this.policy = policy;
        this.role = role;
        this.text = text;
        this.cursor = new Cursor(text);
    }

    static Form read(Policy policy, Role role, StatementText text) throws RefusedException {
        return new FormReader(policy, role, text).read();
    }

    private Form read() throws RefusedException {
        var first = text.tokens().getFirst();
        if (queryFirst(text)) {
            return new Form.Query(text);
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
            case "create" -> create();
            case "comment" -> comment();
            case "refresh" -> refresh();
            case "drop" -> drop();
            default -> throw cursor.unexpected("no form is known for this statement");
        };
    }

    private static boolean queryFirst(StatementText text) {
        return !text.tokens().isEmpty()
                && (text.tokens().getFirst().mark("(")
                        || QUERY_STARTS.stream().anyMatch(text.tokens().getFirst()::is));
    }

    private Form explain() throws RefusedException {
        cursor.expect("explain");
        if (cursor.seesMark("(") && !queryFirst(cursor.part(1, cursor.size()).inside())) {
            options(cursor.group());
        }
        cursor.skip("verbose");
        var query = cursor.rest();
        if (!queryFirst(query)) {
            throw new RefusedException(
                    Wall.AST, "explain", "EXPLAIN may stand before a query alone, without ANALYZE");
        }
        return new Form.Explain(query);
    }

    private static void options(StatementText options) throws RefusedException {
        var inner = new Cursor(options);
        do {
            var option = inner.name();
            if (!EXPLAIN_OPTIONS.contains(option)) {
                throw new RefusedException(
                        Wall.AST, "explain", "EXPLAIN (" + option + ") is not allowed");
            }
            if (!inner.ended() && !inner.seesMark(",")) {
                var value = inner.take();
                if (option.equals("format") && !EXPLAIN_FORMATS.contains(value.value())) {
                    throw new RefusedException(Wall.AST, "explain", "there is no such format");
                }
            }
        } while (inner.skipMark(","));
        inner.expectEnd();
    }

    private Form create() throws RefusedException {
        cursor.expect("create");
        if (cursor.skip("unique", "index") || cursor.skip("index")) {
            return index();
        }
        boolean replace = cursor.skip("or", "replace");
        if (cursor.skip("view")) {
            return made(Form.Kind.VIEW, replace);
        }
        if (!replace && cursor.skip("materialized", "view")) {
            return made(Form.Kind.MATERIALIZED_VIEW, false);
        }
        if (!replace && (cursor.skip("table") || cursor.skip("unlogged", "table"))) {
            return made(Form.Kind.TABLE, false);
        }
        throw new RefusedException(
                Wall.AST,
                "statement",
                "only views, materialized views, tables made of a query and indexes may be created,"
                        + " not "
                        + (cursor.ended() ? "nothing" : cursor.take().shown()));
    }

    private Form made(Form.Kind kind, boolean replace) throws RefusedException {
        if (kind != Form.Kind.VIEW) {
            cursor.skip("if", "not", "exists");
        }
        var target = built(cursor.target());
        if (cursor.seesMark("(")) {
            columns(cursor.group());
        }
        if (cursor.skip("using")) {
            choice("access method", Set.of("heap"));
        }
        if (cursor.skip("with")) {
            storage(cursor.group(), kind);
        }
        if (cursor.sees("tablespace") || cursor.sees("on") || cursor.sees("inherits")) {
            throw cursor.unexpected("only AS and a query may follow");
        }
        cursor.expect("as");
        return new Form.Create(kind, target, replace, queryOf(kind));
    }

    /// The query, less what may stand behind it.
    private StatementText queryOf(Form.Kind kind) throws RefusedException {
        int from = cursor.position();
        int end = cursor.size();
        if (kind == Form.Kind.VIEW) {
            end = without(end, "with", "check", "option");
            end = without(end, "with", "local", "check", "option");
            end = without(end, "with", "cascaded", "check", "option");
        } else {
            end = without(end, "with", "data");
            end = without(end, "with", "no", "data");
        }
        var query = cursor.part(from, end);
        if (!queryFirst(query)) {
            throw new RefusedException(
                    Wall.AST, "form", "a " + kind.words() + " is made of a query: AS SELECT …");
        }
        return query;
    }

    private int without(int end, String... keywords) {
        int start = end - keywords.length;
        if (start <= cursor.position()) {
            return end;
        }
        for (int i = 0; i < keywords.length; i++) {
            if (!text.tokens().get(start + i).is(keywords[i])) {
                return end;
            }
        }
        return start;
    }

    private static void columns(StatementText names) throws RefusedException {
        var inner = new Cursor(names);
        do {
            inner.name();
        } while (inner.skipMark(","));
        inner.expectEnd();
    }

    private static void storage(StatementText options, Form.Kind kind) throws RefusedException {
        var inner = new Cursor(options);
        do {
            var option = inner.name();
            boolean known =
                    kind == Form.Kind.VIEW
                            ? VIEW_OPTIONS.contains(option)
                            : option.equals("fillfactor") || option.startsWith("autovacuum_");
            if (!known) {
                throw new RefusedException(
                        Wall.AST, "option", "the option " + option + " may not be set");
            }
            if (inner.skipMark("=")) {
                inner.take();
            }
        } while (inner.skipMark(","));
        inner.expectEnd();
    }

    private void choice(String what, Set<String> allowed) throws RefusedException {
        var name = cursor.name();
        if (!allowed.contains(name)) {
            throw new RefusedException(
                    Wall.AST, "option", "the " + what + " " + name + " may not be used");
        }
    }

    private Form index() throws RefusedException {
        boolean named = cursor.skip("if", "not", "exists") || !cursor.sees("on");
        if (cursor.sees("concurrently")) {
            throw new RefusedException(
                    Wall.TRANSACTION,
                    "concurrently",
                    "an index is built within one transaction: leave out CONCURRENTLY");
        }
        if (named) {
            cursor.name();
        }
        cursor.expect("on");
        cursor.skip("only");
        var table = built(cursor.target());
        if (cursor.skip("using")) {
            choice("index method", Set.of("btree", "hash", "gin", "gist", "brin", "spgist"));
        }
        var expressions = new ArrayList<StatementText>();
        IndexElements.read(cursor.group(), expressions);
        if (cursor.skip("include")) {
            columns(cursor.group());
        }
        if (cursor.skip("nulls", "not", "distinct") || cursor.skip("nulls", "distinct")) {
            assert !cursor.sees("nulls");
        }
        if (cursor.skip("with")) {
            indexStorage(cursor.group());
        }
        if (cursor.skip("where")) {
            expressions.add(cursor.rest());
        }
        cursor.expectEnd();
        return new Form.CreateIndex(table, expressions);
    }

    private static void indexStorage(StatementText options) throws RefusedException {
        var inner = new Cursor(options);
        do {
            var option = inner.name();
            if (!Set.of(
                            "fillfactor",
                            "deduplicate_items",
                            "fastupdate",
                            "pages_per_range",
                            "buffering")
                    .contains(option)) {
                throw new RefusedException(
                        Wall.AST, "option", "the option " + option + " may not be set");
            }
            if (inner.skipMark("=")) {
                inner.take();
            }
        } while (inner.skipMark(","));
        inner.expectEnd();
    }

    private Form comment() throws RefusedException {
        cursor.expect("comment", "on");
        if (cursor.skip("column")) {
            var schema = cursor.name();
            cursor.expectMark(".");
            var table = cursor.name();
            if (!cursor.skipMark(".")) {
                throw new RefusedException(
                        Wall.AST, "target", "name the column jackdaw.TABLE.COLUMN");
            }
            cursor.name();
            return commented(Form.Kind.TABLE, new Form.Target(schema, table));
        }
        var kind = kind();
        return commented(kind, cursor.target());
    }

    private Form commented(Form.Kind kind, Form.Target target) throws RefusedException {
        built(target);
        cursor.expect("is");
        if (!cursor.skip("null")
                && cursor.take().kind() != dev.jackdaw.warehouse.text.Token.Kind.STRING) {
            throw new RefusedException(Wall.AST, "form", "a comment is one string");
        }
        cursor.expectEnd();
        return new Form.Comment(kind, target);
    }

    private Form.Kind kind() throws RefusedException {
        for (var kind : Form.Kind.values()) {
            if (cursor.skip(kind.words().split(" "))) {
                return kind;
            }
        }
        throw new RefusedException(
                Wall.AST,
                "statement",
                "only views, materialized views, tables and indexes of jackdaw may be named here,"
                        + " not "
                        + (cursor.ended() ? "nothing" : cursor.take().shown()));
    }

    private Form refresh() throws RefusedException {
        cursor.expect("refresh", "materialized", "view");
        cursor.skip("concurrently");
        var target = built(cursor.target());
        if (!cursor.skip("with", "data")) {
            cursor.skip("with", "no", "data");
        }
        cursor.expectEnd();
        return new Form.Refresh(target);
    }

    private Form drop() throws RefusedException {
        cursor.expect("drop");
        var kind = kind();
        if (cursor.sees("concurrently")) {
            throw new RefusedException(
                    Wall.TRANSACTION,
                    "concurrently",
                    "an index is dropped within one transaction: leave out CONCURRENTLY");
        }
        cursor.skip("if", "exists");
        var targets = new ArrayList<Form.Target>();
        do {
            targets.add(built(cursor.target()));
        } while (cursor.skipMark(","));
        boolean cascade = cursor.skip("cascade");
        if (!cascade) {
            cursor.skip("restrict");
        }
        cursor.expectEnd();
        return new Form.Drop(kind, targets, cascade);
    }

    private static Form.Target built(Form.Target target) throws RefusedException {
        if (!target.schema().equals(Grants.BUILT_SCHEMA)) {
            throw new RefusedException(
                    Wall.AST,
                    "target",
                    "name it "
                            + Grants.BUILT_SCHEMA
                            + "."
                            + target.name()
                            + ": the Engineer builds only there");
        }
        return target;
    }
}
