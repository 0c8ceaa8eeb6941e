package dev.jackdaw.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jackdaw.data.Figures;
import dev.jackdaw.data.ResultTable;
import org.jspecify.annotations.Nullable;

/// Slack's table that people can sort and page through, within its limits: 100 rows (an older Slack
/// counts the heads), 20 columns, 10,000 characters. Sizes and shapes are from Slack's reference of
/// blocks.
final class DataTable {
    private static final int ROWS_MAX = 99;
    private static final int COLUMNS_MAX = 20;
    private static final int CHARS_MAX = 9_000;
    private static final int CELL_MAX = 120;
    private static final int CAPTION_MAX = 150;
    private static final int PAGE = 10;

    private DataTable() {}

    /// A block with as many rows as fit into `room` characters; without any where there are too
    /// many columns.
    static ObjectNode of(ResultTable table, String caption, int room) {
        var columns = table.columns();
        var block = Blocks.block("data_table")
                .put("caption", SlackText.cut(SlackText.label(caption), CAPTION_MAX))
                .put("page_size", PAGE);
        var rows = block.putArray("rows");
        if (columns.size() > COLUMNS_MAX) {
            return block;
        }
        int chars = add(
                rows,
                Blocks.list().addAll(columns.stream().map(c -> text(c.name())).toList()));
        for (var row : table.rows()) {
            var cells = Blocks.list();
            for (int c = 0; c < columns.size(); c++) {
                cells.add(cell(row.get(c), columns.get(c)));
            }
            if (rows.size() > ROWS_MAX || chars + size(cells) > Math.min(room, CHARS_MAX)) {
                break;
            }
            chars += add(rows, cells);
        }
        return block;
    }

    /// How many rows of data are in a block.
    static int rows(ObjectNode block) {
        return Math.max(0, block.path("rows").size() - 1);
    }

    private static int add(ArrayNode rows, ArrayNode cells) {
        rows.add(cells);
        return size(cells);
    }

    private static int size(ArrayNode cells) {
        int size = 0;
        for (var cell : cells) {
            size += cell.path("text").asText().length();
        }
        return size;
    }

    private static ObjectNode text(String text) {
        return Blocks.block("raw_text").put("text", SlackText.cut(SlackText.label(text), CELL_MAX));
    }

    /// A number sorts by its value and is read as its column has it.
    private static ObjectNode cell(@Nullable Object value, ResultTable.Column column) {
        var shown = text(Figures.show(value, column));
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            shown.put("type", "raw_number").put("value", number.doubleValue());
        }
        return shown;
    }

    /// The same as a plain table.
    static ObjectNode older(JsonNode block) {
        var table = Blocks.block("table");
        var rows = table.putArray("rows");
        for (var row : block.path("rows")) {
            var cells = rows.addArray();
            row.forEach(cell -> cells.add(
                    Blocks.block("raw_text").put("text", cell.path("text").asText())));
        }
        var settings = table.putArray("column_settings");
        var first = block.path("rows").path(1);
        for (var cell : first) {
            boolean number = cell.path("type").asText().equals("raw_number");
            settings.addObject().put("align", number ? "right" : "left").put("is_wrapped", true);
        }
        return table;
    }
}
