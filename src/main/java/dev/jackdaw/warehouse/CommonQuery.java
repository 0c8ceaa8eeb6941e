package dev.jackdaw.warehouse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/// One query that holds the answers of several which differ only in what a column must equal: the
/// column is among its results instead. `sql` is that query; `lifted` are these columns' names in
/// it. Each of `wheres` picks the answer of one of the queries out of it, in their order; empty
/// where nothing differs.
///
/// It can't be where they differ in anything else, or where taking the condition away changes what
/// the rest means: with LIMIT, DISTINCT ON, window functions, grouping sets. Whether it is right is
/// for the one who uses it to prove on data.
public record CommonQuery(String sql, List<String> lifted, List<String> wheres) {
    public CommonQuery {
        lifted = List.copyOf(lifted);
        wheres = List.copyOf(wheres);
    }

    /// Of queries that have the same shape.
    public static Optional<CommonQuery> of(List<String> queries) {
        var first = queries.getFirst();
        if (queries.stream().allMatch(first::equals)) {
            return Optional.of(new CommonQuery(
                    first, List.of(), queries.stream().map(q -> "").toList()));
        }
        var read = queries.stream().flatMap(q -> Read.of(q).stream()).toList();
        return read.size() == queries.size() ? common(read) : Optional.empty();
    }

    /// A query with the conditions that all its rows must meet.
    private record Read(PlainSelect select, List<Expression> conditions) {
        static Optional<Read> of(String sql) {
            try {
                if (CCJSqlParserUtil.parse(sql) instanceof PlainSelect select) {
                    var conditions = new ArrayList<Expression>();
                    split(select.getWhere(), conditions);
                    return Optional.of(new Read(select, conditions));
                }
            } catch (JSQLParserException e) {
                return Optional.empty();
            }
            return Optional.empty();
        }

        private static void split(@Nullable Expression where, List<Expression> into) {
            if (where instanceof AndExpression and) {
                split(and.getLeftExpression(), into);
                split(and.getRightExpression(), into);
            } else if (where != null) {
                into.add(where);
            }
        }

        /// Its text without some of the conditions.
        String without(Set<Integer> those) {
            keep(those);
            return select.toString();
        }

        private void keep(Set<Integer> gone) {
            var kept = IntStream.range(0, conditions.size())
                    .filter(i -> !gone.contains(i))
                    .mapToObj(conditions::get)
                    .reduce(AndExpression::new);
            select.setWhere(kept.orElse(null));
        }
    }

    private static Optional<CommonQuery> common(List<Read> read) {
        var first = read.getFirst();
        var differ = new TreeSet<Integer>();
        for (var other : read) {
            if (other.conditions().size() != first.conditions().size()) {
                return Optional.empty();
            }
            for (int i = 0; i < first.conditions().size(); i++) {
                if (!other.conditions()
                        .get(i)
                        .toString()
                        .equals(first.conditions().get(i).toString())) {
                    differ.add(i);
                }
            }
        }
        boolean equalities = read.stream()
                .allMatch(r -> differ.stream()
                        .allMatch(i -> column(r.conditions().get(i)).isPresent()));
        var rest = new HashSet<String>();
        read.forEach(r -> rest.add(r.without(differ)));
        return equalities && rest.size() == 1 && liftable(first.select())
                ? Optional.of(lift(read, differ))
                : Optional.empty();
    }

    /// The column of a condition that it equals a value.
    private static Optional<Column> column(Expression condition) {
        return condition instanceof EqualsTo equals
                        && equals.getLeftExpression() instanceof Column column
                        && constant(equals.getRightExpression())
                ? Optional.of(column)
                : Optional.empty();
    }

    private static boolean constant(Expression value) {
        return value instanceof StringValue || value instanceof LongValue || value instanceof BooleanValue;
    }

    private static boolean liftable(PlainSelect select) {
        var groups = select.getGroupBy();
        boolean sets = groups != null
                && (!groups.getGroupingSets().isEmpty()
                        || select.toString().matches("(?is).*\\b(rollup|cube|grouping sets)\\b.*"));
        boolean windows = select.toString().matches("(?is).*\\bover\\s*[(\\w].*");
        return !sets
                && !windows
                && select.getLimit() == null
                && select.getFetch() == null
                && select.getOffset() == null
                && (select.getDistinct() == null || select.getDistinct().getOnSelectItems() == null)
                && select.getForMode() == null;
    }

    private static CommonQuery lift(List<Read> read, Set<Integer> differ) {
        var select = read.getFirst().select();
        boolean grouped = select.getGroupBy() != null || aggregates(select);
        Map<Integer, String> names = new LinkedHashMap<>();
        for (var i : differ) {
            var column = column(read.getFirst().conditions().get(i)).orElseThrow();
            var name = free(column.getColumnName(), select);
            names.put(i, name);
            select.addSelectItem(column, new Alias(name));
            if (grouped) {
                group(select, column);
            }
        }
        // What sorts one answer says nothing of all of them.
        select.setOrderByElements(null);
        return new CommonQuery(
                select.toString(),
                List.copyOf(names.values()),
                read.stream().map(r -> where(r, names)).toList());
    }

    private static boolean aggregates(PlainSelect select) {
        return select.getSelectItems().stream()
                .anyMatch(
                        item -> item.toString()
                                .matches(
                                        "(?is).*\\b(count|sum|avg|min|max|array_agg|string_agg|bool_and|bool_or|every|percentile_cont|percentile_disc|mode|stddev\\w*|var\\w*|corr|jsonb?_agg)\\s*\\(.*"));
    }

    private static void group(PlainSelect select, Column column) {
        if (select.getGroupBy() == null) {
            select.setGroupByElement(new GroupByElement().withGroupByExpressions(new ExpressionList<>()));
        }
        select.getGroupBy().addGroupByExpressions(column);
    }

    private static String free(String wanted, PlainSelect select) {
        var taken = new HashSet<String>();
        for (SelectItem<?> item : select.getSelectItems()) {
            taken.add(
                    item.getAlias() != null
                            ? item.getAlias().getName()
                            : item.getExpression() instanceof Column column ? column.getColumnName() : "");
        }
        var name = wanted;
        while (taken.contains(name)) {
            name = "of_" + name;
        }
        return name;
    }

    private static String where(Read read, Map<Integer, String> names) {
        var parts = new ArrayList<String>();
        names.forEach((i, name) ->
                parts.add(name + " = " + ((EqualsTo) read.conditions().get(i)).getRightExpression()));
        return String.join(" AND ", parts);
    }
}
