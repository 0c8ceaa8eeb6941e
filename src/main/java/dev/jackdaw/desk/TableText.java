package dev.jackdaw.desk;

import dev.jackdaw.data.Figures;
import dev.jackdaw.data.Result;
import dev.jackdaw.data.ResultTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A result as a part of a text: what it says, and its first rows as a Markdown table.
record TableText(Result result) {
    private static final int ROWS_MAX = 20;

    /// Whether a text that has the result's sentence leaves nothing of it out.
    boolean toldBy(String text) {
        return table().rows().size() <= 1 && text.contains(result.headline());
    }

    /// The sentence, unless `text` has it, and the rows.
    String markdown(String text) {
        var said = result.headline().isEmpty() || text.contains(result.headline()) ? "" : result.headline() + "\n\n";
        var columns = table().columns();
        var head = line(columns.stream().map(ResultTable.Column::name).toList());
        var rule = line(columns.stream().map(c -> "---").toList());
        return said + head + "\n" + rule + "\n"
                + table().rows().stream().limit(ROWS_MAX).map(this::row).collect(Collectors.joining("\n"));
    }

    /// That there are more rows.
    Optional<String> caveat() {
        int all = table().rows().size();
        return all <= ROWS_MAX
                ? Optional.empty()
                : Optional.of("Of the table below the text with "
                        + table().columns().getLast().name()
                        + ", only the first " + ROWS_MAX + " of " + all + " rows are shown.");
    }

    private ResultTable table() {
        return result.table();
    }

    private String row(List<@Nullable Object> row) {
        return line(IntStream.range(0, row.size())
                .mapToObj(i -> Figures.show(row.get(i), table().columns().get(i)))
                .toList());
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replaceAll("\\s+", " ").replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
