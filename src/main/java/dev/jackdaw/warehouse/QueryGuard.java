package dev.jackdaw.warehouse;

import dev.jackdaw.store.Grants;

import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.Statements;
import net.sf.jsqlparser.statement.create.view.CreateView;
import net.sf.jsqlparser.statement.drop.Drop;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The first wall: one statement, of a kind the role may run, calling only functions that do
/// nothing but compute. The logins and the read-only transaction stand behind it. Thread-safe.
public final class QueryGuard {
    private static final int LENGTH_MAX = 100_000;
    private final PureFunctions functions;

    /// A verdict depends on nothing but role and text, so that governed SQL is judged once.
    private final Map<Question, Verdict> judged = Collections.synchronizedMap(new Recent());

    private record Question(Role role, String sql) {}

    private static final class Recent extends LinkedHashMap<Question, Verdict> {
        private static final long serialVersionUID = 1L;
        private static final int KEPT = 200;

        private Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Verdict> eldest) {
            return size() > KEPT;
        }
    }

    public QueryGuard(PureFunctions functions) {
        this.functions = functions;
    }

    /// Whether a statement changes what the Engineer built.
    public enum Effect {
        READS,
        BUILDS
    }

    /// What the statement would do, or why it may not run.
    public sealed interface Verdict {
        record Allowed(Effect effect) implements Verdict {}

        record Refused(String reason) implements Verdict {}
    }

    /// Judges a statement without running it.
    public Verdict judge(Role role, String sql) {
        var key = new Question(role, sql);
        var known = judged.get(key);
        if (known == null) {
            known = look(role, sql);
            judged.put(key, known);
        }
        return known;
    }

    private Verdict look(Role role, String sql) {
        if (sql.isBlank()) {
            return new Verdict.Refused("the statement is empty");
        }
        if (sql.length() > LENGTH_MAX) {
            return new Verdict.Refused(
                    "the statement is longer than " + LENGTH_MAX + " characters");
        }
        var call = functions.firstImpure(sql);
        if (call.isPresent()) {
            return new Verdict.Refused(
                    "the function " + call.get() + " is not on the list of pure functions");
        }
        return parse(sql)
                .map(statements -> judge(role, statements))
                .orElseGet(() -> new Verdict.Refused("the statement could not be read as SQL"));
    }

    private static Optional<Statements> parse(String sql) {
        try {
            // The parser ends a statement at a blank line; PostgreSQL doesn't.
            var dense = sql.replaceAll("\\n\\s*\\n", "\n").strip();
            return Optional.of(CCJSqlParserUtil.parseStatements(dense, p -> p.withTimeOut(2_000)));
        } catch (JSQLParserException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    private static Verdict judge(Role role, Statements statements) {
        if (statements.size() != 1) {
            return new Verdict.Refused("exactly one statement may run at a time");
        }
        return switch (statements.getFirst()) {
            case PlainSelect select when select.getIntoTables() != null ->
                    new Verdict.Refused("SELECT INTO writes a table");
            case Select select -> new Verdict.Allowed(Effect.READS);
            case CreateView view when role == Role.ENGINEER ->
                    built(view.getView().getSchemaName());
            case Drop drop when role == Role.ENGINEER && drop.getType().equalsIgnoreCase("view") ->
                    built(drop.getName().getSchemaName());
            case Statement other ->
                    new Verdict.Refused(
                            "only "
                                    + (role == Role.ENGINEER
                                            ? "SELECT and views of jackdaw"
                                            : "SELECT")
                                    + " may run as "
                                    + role.word()
                                    + ", not "
                                    + other.getClass().getSimpleName().toUpperCase(Locale.ROOT));
        };
    }

    private static Verdict built(String schema) {
        return Grants.BUILT_SCHEMA.equals(schema)
                ? new Verdict.Allowed(Effect.BUILDS)
                : new Verdict.Refused(
                        "name the view as "
                                + Grants.BUILT_SCHEMA
                                + ".NAME: it may be built only there");
    }
}
