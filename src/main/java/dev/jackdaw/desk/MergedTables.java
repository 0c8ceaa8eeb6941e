package dev.jackdaw.desk;

import dev.jackdaw.data.Result;
import dev.jackdaw.data.ResultTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Several results in one table: those with figures of the same groups stand side by side, joined by their
/// groups. `apart` are the ones that fit nowhere beside the first.
record MergedTables(ResultTable table, List<Result> apart) {
    static MergedTables of(List<Result> all) {
        var results = largestFirst(all);
        var table = ResultTable.EMPTY;
        var apart = new ArrayList<Result>();
        var shown = new HashSet<ResultTable>();
        for (var result : results) {
            var next = result.table();
            if (table.columns().isEmpty()) {
                table = next;
            } else if (!next.columns().isEmpty() && !shown.contains(next)) {
                var beside = beside(table, next);
                if (beside.isEmpty()) {
                    apart.add(result);
                }
                table = beside.orElse(table);
            }
            shown.add(next);
        }
        return new MergedTables(table, List.copyOf(apart));
    }

    /// A single figure does not keep a table from being the answer's: it stands in the text.
    private static List<Result> largestFirst(List<Result> all) {
        boolean figure = all.size() > 1 && all.getFirst().table().rows().size() <= 1;
        boolean table = all.stream().anyMatch(r -> r.table().rows().size() > 1);
        return figure && table
                ? all.stream()
                        .sorted(Comparator.comparing(
                                (Result r) -> r.table().rows().size() <= 1))
                        .toList()
                : all;
    }

    /// Both, where they have the same groups: each row of either once.
    private static Optional<ResultTable> beside(ResultTable left, ResultTable right) {
        int keys = keys(left, right);
        if (keys < 0) {
            return Optional.empty();
        }
        var rest = byKey(right, keys);
        var known = byKey(left, keys);
        if (rest.size() < right.rows().size() || known.size() < left.rows().size()) {
            return Optional.empty();
        }
        var rows = new ArrayList<List<@Nullable Object>>();
        known.forEach((key, row) -> {
            var other = rest.remove(key);
            var all = new ArrayList<>(row);
            all.addAll(other == null ? none(right.columns().size() - keys) : other.subList(keys, other.size()));
            rows.add(all);
        });
        rest.forEach((key, row) -> {
            var all = new ArrayList<@Nullable Object>(key);
            all.addAll(none(left.columns().size() - keys));
            all.addAll(row.subList(keys, row.size()));
            rows.add(all);
        });
        var columns = new ArrayList<>(left.columns());
        for (var column : right.columns().subList(keys, right.columns().size())) {
            columns.add(named(column, columns));
        }
        return Optional.of(new ResultTable(columns, rows, left.truncated() || right.truncated()));
    }

    /// How many columns name the groups: all but the last, or those before the first figure. -1 where the two
    /// don't have the same ones.
    private static int keys(ResultTable left, ResultTable right) {
        int most = Math.min(left.columns().size(), right.columns().size()) - 1;
        int same = 0;
        while (same < most
                && left.columns()
                        .get(same)
                        .name()
                        .equals(right.columns().get(same).name())) {
            same++;
        }
        boolean one = same == right.columns().size() - 1;
        boolean several = figures(left, same) && figures(right, same);
        boolean named = same == 0 || names(left, same).stream().noneMatch(names(right, same)::contains);
        boolean whole = same > 0 || (left.rows().size() <= 1 && right.rows().size() <= 1);
        return (one || several) && named && whole ? same : -1;
    }

    /// A second figure of one name is numbered: the text tells what it is of.
    private static ResultTable.Column named(ResultTable.Column column, List<ResultTable.Column> known) {
        var name = column.name();
        for (int number = 2; contains(known, name); number++) {
            name = column.name() + " (" + number + ")";
        }
        return new ResultTable.Column(name, column.type(), column.format(), column.unit());
    }

    private static boolean contains(List<ResultTable.Column> columns, String name) {
        return columns.stream().anyMatch(c -> c.name().equals(name));
    }

    /// Two columns of one name would not tell whose figures they hold.
    private static List<String> names(ResultTable table, int from) {
        return table.columns().stream().skip(from).map(ResultTable.Column::name).toList();
    }

    private static boolean figures(ResultTable table, int from) {
        return table.rows().stream()
                .flatMap(row -> row.subList(from, row.size()).stream())
                .allMatch(value -> value == null || value instanceof Number);
    }

    private static LinkedHashMap<List<@Nullable Object>, List<@Nullable Object>> byKey(ResultTable table, int keys) {
        var rows = new LinkedHashMap<List<@Nullable Object>, List<@Nullable Object>>();
        table.rows().forEach(row -> rows.put(row.subList(0, keys), row));
        return rows;
    }

    private static List<@Nullable Object> none(int columns) {
        return Collections.nCopies(columns, null);
    }
}
