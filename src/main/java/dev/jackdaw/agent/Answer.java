package dev.jackdaw.agent;

import dev.jackdaw.data.Basis;
import dev.jackdaw.data.ResultTable;
import java.util.List;

/// What a person is told. `text` is Markdown.
public record Answer(String text, Basis basis, ResultTable table, List<String> sql, List<String> caveats) {
    public Answer {
        sql = List.copyOf(sql);
        caveats = List.copyOf(caveats);
    }
}
