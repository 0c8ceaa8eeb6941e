package dev.jackdaw.desk;

import dev.jackdaw.data.Figures;
import dev.jackdaw.data.Result;
import dev.jackdaw.data.ResultTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A result as a part of a text: what it says, and its first rows as a Markdown table.
record TableText(Result result, String said, List<String> rows) {
    private static final int ROWS_MAX = 20;

    /// So much of a text may be tables; doors show texts of a bounded length.
    private static final int CHARS_MAX = 4_000;

    /// Those of the results that a text leaves something of out.
    static List<TableText> below(String text, List<Result> results) {
        var parts = new ArrayList<TableText>();
        int room = CHARS_MAX;
        for (var result : results) {
            boolean told = !result.headline().isEmpty() && text.contains(result.headline());
            if (!told || result.table().rows().size() > 1) {
                var part = new TableText(result, told ? "" : result.headline(), rows(result.table(), room));
                room -= part.markdown().length();
                parts.add(part);
            }
        }
        return parts;
    }

    private static List<String> rows(ResultTable table, int room) {
        var rows = new ArrayList<String>();
        int left = room;
        for (int i = 0; i < Math.min(ROWS_MAX, table.rows().size()); i++) {
            var row = row(table, table.rows().get(i));
            left -= row.length();
            if (left < 0) {
                break;
            }
            rows.add(row);
        }
        return rows;
    }

    /// The sentence, where the text has not said it, and the rows.
    String markdown() {
        if (rows.isEmpty()) {
            return said;
        }
        var columns = result.table().columns();
        var head = line(columns.stream().map(ResultTable.Column::name).toList());
        var rule = line(columns.stream().map(c -> "---").toList());
        return (said.isEmpty() ? "" : said + "\n\n") + head + "\n" + rule + "\n" + String.join("\n", rows);
    }

    /// That there are more rows.
    Optional<String> caveat() {
        int all = result.table().rows().size();
        return all == rows.size()
                ? Optional.empty()
                : Optional.of("Of the table below the text with "
                        + result.table().columns().getLast().name()
                        + ", only the first " + rows.size() + " of " + all + " rows are shown.");
    }

    private static String row(ResultTable table, List<@Nullable Object> row) {
        return line(IntStream.range(0, row.size())
                .mapToObj(i -> Figures.show(row.get(i), table.columns().get(i)))
                .toList());
    }

    private static String line(List<String> cells) {
        var escaped = cells.stream()
                .map(cell -> cell.replaceAll("\\s+", " ").replace("|", "\\|"))
                .toList();
        return "| " + String.join(" | ", escaped) + " |";
    }
}
