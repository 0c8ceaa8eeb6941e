package dev.jackdaw.warehouse.guard;

import dev.jackdaw.store.Grants;
import dev.jackdaw.warehouse.text.StatementText;
import dev.jackdaw.warehouse.text.TextRefusedException;
import java.util.ArrayList;
import java.util.Set;
import java.util.function.Predicate;

/// Reads what the Engineer may create, clause by clause; what it does not know it refuses.
final class CreateReader {
    private static final Set<String> VIEW_OPTIONS = Set.of("security_barrier", "security_invoker");
    private static final Set<String> INDEX_METHODS = Set.of("btree", "hash", "gin", "gist", "brin", "spgist");
    private static final Set<String> INDEX_OPTIONS =
            Set.of("fillfactor", "deduplicate_items", "fastupdate", "pages_per_range", "buffering");
    private final Policy policy;
    private final TokenCursor cursor;

    CreateReader(Policy policy, TokenCursor cursor) {
        this.policy = policy;
        this.cursor = cursor;
    }

    StatementForm read() throws RefusedException {
        cursor.expect("create");
        if (cursor.skip("unique", "index") || cursor.skip("index")) {
            return index();
        }
        boolean replace = cursor.skip("or", "replace");
        if (cursor.skip("view")) {
            return made(StatementForm.Creatable.VIEW);
        }
        if (cursor.skip("recursive", "view")) {
            return recursive();
        }
        if (!replace && cursor.skip("materialized", "view")) {
            return made(StatementForm.Creatable.MATERIALIZED_VIEW);
        }
        if (!replace && (cursor.skip("table") || cursor.skip("unlogged", "table"))) {
            return made(StatementForm.Creatable.TABLE);
        }
        throw new RefusedException(
                Wall.AST,
                "statement",
                "only views, materialized views, tables made of a query and indexes may be created, not "
                        + (cursor.ended() ? "nothing" : cursor.take().shown()));
    }

    private StatementForm made(StatementForm.Creatable kind) throws RefusedException {
        if (kind != StatementForm.Creatable.VIEW) {
            cursor.skip("if", "not", "exists");
        }
        var target = cursor.built();
        if (cursor.seesMark("(")) {
            cursor.names();
        }
        if (cursor.skip("using")) {
            choice("access method", Set.of("heap"));
        }
        if (cursor.skip("with")) {
            storage(kind == StatementForm.Creatable.VIEW ? VIEW_OPTIONS::contains : CreateReader::ofTable);
        }
        cursor.expect("as");
        return new StatementForm.Create(kind, target, queryOf(kind));
    }

    /// PostgreSQL takes it for a query that names itself.
    private StatementForm recursive() throws RefusedException {
        var target = cursor.built();
        int from = cursor.position();
        cursor.names();
        var columns = cursor.part(from, cursor.position());
        cursor.expect("as");
        var name = Grants.quoted(target.name());
        var query = "with recursive %s %s as (%s) select * from %s"
                .formatted(
                        name,
                        columns.text(),
                        queryOf(StatementForm.Creatable.VIEW).text(),
                        name);
        try {
            return new StatementForm.Create(
                    StatementForm.Creatable.VIEW, target, StatementText.read(query, policy.bounds()));
        } catch (TextRefusedException e) {
            throw new RefusedException(Wall.TEXT, e.rule(), e.reason());
        }
    }

    /// The query, less what may stand behind it.
    private StatementText queryOf(StatementForm.Creatable kind) throws RefusedException {
        int from = cursor.position();
        int end = cursor.size();
        if (kind == StatementForm.Creatable.VIEW) {
            end = without(end, "with", "check", "option");
            end = without(end, "with", "local", "check", "option");
            end = without(end, "with", "cascaded", "check", "option");
        } else {
            end = without(end, "with", "data");
            end = without(end, "with", "no", "data");
        }
        var query = cursor.part(from, end);
        if (!StatementFormReader.isQuery(query)) {
            throw new RefusedException(Wall.AST, "form", "a " + kind.words() + " is made of a query: AS SELECT …");
        }
        return query;
    }

    private int without(int end, String... keywords) {
        int start = end - keywords.length;
        return start > cursor.position() && cursor.sees(start, keywords) ? start : end;
    }

    private static boolean ofTable(String option) {
        return option.equals("fillfactor") || option.startsWith("autovacuum_");
    }

    private void storage(Predicate<String> known) throws RefusedException {
        for (var option : cursor.options().keySet()) {
            if (!known.test(option)) {
                throw new RefusedException(Wall.AST, "option", "the option " + option + " may not be set");
            }
        }
    }

    private void choice(String what, Set<String> allowed) throws RefusedException {
        var name = cursor.name();
        if (!allowed.contains(name)) {
            throw new RefusedException(Wall.AST, "option", "the " + what + " " + name + " may not be used");
        }
    }

    private StatementForm index() throws RefusedException {
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
        var table = cursor.built();
        if (cursor.skip("using")) {
            choice("index method", INDEX_METHODS);
        }
        var expressions = new ArrayList<StatementText>();
        IndexElements.read(cursor.group(), expressions);
        if (cursor.skip("include")) {
            cursor.names();
        }
        if (!cursor.skip("nulls", "not", "distinct")) {
            cursor.skip("nulls", "distinct");
        }
        if (cursor.skip("with")) {
            storage(INDEX_OPTIONS::contains);
        }
        if (cursor.skip("where")) {
            expressions.add(cursor.rest());
        }
        cursor.expectEnd();
        return new StatementForm.CreateIndex(table, expressions);
    }
}
