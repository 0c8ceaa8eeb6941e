package dev.jackdaw.team.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jackdaw.agent.ToolOutput;
import dev.jackdaw.data.Json;
import dev.jackdaw.data.Result;

/// A result as a model is shown it: its headline, its first rows, its caveats. The whole of it goes
/// to the answer.
final class ResultOutput {
    private static final int ROWS = 30;

    private ResultOutput() {}

    static ToolOutput of(Result result) {
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("headline", result.headline());
        json.set(
                "columns",
                Json.tree(result.table().columns().stream().map(c -> c.name()).toList()));
        json.set("rows", Json.tree(result.table().rows().stream().limit(ROWS).toList()));
        json.put("row_count", result.table().rows().size());
        json.put("more_rows", result.table().truncated());
        json.set("caveats", Json.tree(result.caveats()));
        json.put("data_up_to", result.freshness());
        return new ToolOutput.Done(json, result);
    }
}
