package dev.jackdaw.warehouse.guard;

import dev.jackdaw.warehouse.guard.FunctionJudge.Purity;
import dev.jackdaw.warehouse.tree.Catalogue;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.ParenthesedStatement;
import net.sf.jsqlparser.statement.create.table.ColDataType;
import net.sf.jsqlparser.statement.select.ForMode;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.TableFunction;
import net.sf.jsqlparser.statement.select.WithItem;

/// Judges a query by its syntax tree: every field of every node is visited, classes that the policy
/// does not list are not vouched for. What syntax alone shows to be against the policy is refused;
/// where it can't tell (what a name resolves to, which function an operator calls), it says so.
final class AstWall {
    /// SQL's words for PostgreSQL's types.
    private static final Set<String> COMMON_TYPES = Set.of(
            "integer",
            "int",
            "bigint",
            "smallint",
            "decimal",
            "dec",
            "real",
            "float",
            "double",
            "precision",
            "boolean",
            "character",
            "char",
            "varying",
            "with",
            "without",
            "zone",
            "time",
            "national",
            "nchar");

    private final Policy policy;
    private final FunctionJudge functions;
    private final Catalogue catalogue;
    private final Set<String> schemas;
    private final Set<String> local = new HashSet<>();
    private String doubt = "";

    AstWall(Policy policy, FunctionJudge functions, Catalogue catalogue, Set<String> schemas) {
        this.policy = policy;
        this.functions = functions;
        this.catalogue = catalogue;
        this.schemas = schemas;
    }

    /// Why syntax alone does not vouch for it, or nothing where it could mean nothing else than what the policy allows.
    Optional<String> judge(String query) throws RefusedException {
        var statement = Syntax.parse(query);
        if (statement.isEmpty()) {
            return Optional.of("the statement could not be read as SQL");
        }
        if (!(statement.get() instanceof Select)) {
            throw refused(
                    "statement",
                    "only a query may stand here, not "
                            + statement.get().getClass().getSimpleName().toUpperCase(Locale.ROOT));
        }
        var nodes = SyntaxFields.all(statement.get());
        for (var node : nodes) {
            if (node instanceof Alias alias && alias.getName() != null) {
                local.add(name(alias.getName()));
            }
        }
        if (catalogue.strangeOperators()) {
            doubt("the database has operators or casts of its own");
        }
        for (var node : nodes) {
            judge(node);
        }
        return Optional.of(doubt).filter(d -> !d.isEmpty());
    }

    private void judge(Object node) throws RefusedException {
        switch (node) {
            case ForMode mode -> throw refused("locks", "FOR " + mode.name().replace('_', ' ') + " locks rows");
            case PlainSelect select
            when select.getIntoTables() != null -> throw refused("into", "SELECT INTO writes a table");
            case WithItem<?> item
            when writes(item.getParenthesedStatement()) -> throw refused("writes", "it writes rows");
            default -> {}
        }
        if (!known(node.getClass())) {
            doubt("the syntax " + node.getClass().getSimpleName() + " is not on the list");
            return;
        }
        switch (node) {
            case TableFunction function -> doubtPrefix(function);
            case Function function -> {
                function(function.getMultipartName());
                growth(function);
            }
            case AnalyticExpression call -> function(List.of(call.getName().split("\\.")));
            case Table table -> table(table);
            case Column column -> column(column);
            case ColDataType type -> type(type.getDataType());
            default -> {}
        }
    }

    private static boolean writes(ParenthesedStatement statement) {
        return statement != null && !(statement instanceof Select);
    }

    private boolean known(Class<?> type) {
        return policy.syntax().contains(type.getSimpleName())
                || (type.getEnclosingClass() != null && known(type.getEnclosingClass()));
    }

    private void doubtPrefix(TableFunction function) {
        if (function.getFunction() == null) {
            doubt("a function stands in FROM in a way that is not on the list");
        }
    }

    private void doubt(String why) {
        doubt = doubt.isEmpty() ? why : doubt;
    }

    private void function(List<String> parts) throws RefusedException {
        var name = name(parts.getLast());
        if (parts.size() > 2 || (parts.size() == 2 && !name(parts.getFirst()).equals("pg_catalog"))) {
            doubt("the function " + String.join(".", parts) + " does not come with PostgreSQL");
            return;
        }
        switch (functions.standing(name)) {
            case PURE -> {}
            case UNSURE -> doubt("the function " + name + " is not known by its name alone");
            case IMPURE ->
                throw refused(
                        "function", "the function " + name + " is not on the list of functions that only compute");
        }
    }

    /// Text of a gigabyte is made in one call.
    private static void growth(Function function) throws RefusedException {
        var name = name(function.getMultipartName().getLast());
        if (TreeJudge.GROWING.contains(name) && function.getParameters() != null) {
            for (var argument : function.getParameters()) {
                if (argument instanceof LongValue number
                        && number.getBigIntegerValue().compareTo(BigInteger.valueOf(TreeJudge.TEXT_MAX)) > 0) {
                    throw refused("size", name + " would make a text of more than 10 MB");
                }
            }
        }
    }

    private void table(Table table) throws RefusedException {
        var name = name(table.getName());
        var schema = table.getSchemaName() == null ? "" : name(table.getSchemaName());
        if (table.getDatabase() != null
                && table.getDatabase().getFullyQualifiedName() != null
                && !table.getDatabase().getFullyQualifiedName().isEmpty()) {
            doubt("a database stands in front of a name");
        }
        if (catalogue.views().contains(name)) {
            doubt(name + " is no plain table");
        }
        if (schema.isEmpty()) {
            boolean system = name.startsWith("pg_") && !policy.relations().contains("pg_catalog." + name);
            if (system && local.contains(name)) {
                doubt(name + " may be the system's own or a name of this statement");
            } else if (system) {
                throw refused("relation", "the system's own " + name + " may not be read");
            }
        } else if (!schemas.contains(schema) && !policy.relations().contains(schema + "." + name)) {
            throw refused("relation", schema + "." + name + " is not company data");
        }
    }

    /// `t.f` can be a call of f on a row of t.
    private void column(Column column) {
        var name = name(column.getColumnName());
        boolean call = functions.standing(name) == Purity.IMPURE
                || catalogue.strangers().contains(name);
        if (column.getTable() != null && call) {
            doubt("." + name + " may be a column or a call");
        }
    }

    private void type(String written) {
        for (var word : written.toLowerCase(Locale.ROOT).split("[\\s.]+")) {
            boolean common = COMMON_TYPES.contains(word)
                    || word.equals("pg_catalog")
                    || catalogue.types().contains(name(word));
            if (!common) {
                doubt("the type " + written + " does not come with PostgreSQL");
            }
        }
    }

    private static String name(String written) {
        boolean quoted = written.length() > 1 && written.startsWith("\"") && written.endsWith("\"");
        return quoted
                ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
                : written.toLowerCase(Locale.ROOT);
    }

    private static RefusedException refused(String rule, String reason) {
        return new RefusedException(Wall.AST, rule, reason);
    }
}
