package dev.jackdaw.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.jackdaw.data.Json;
import dev.jackdaw.data.Result;
import org.jspecify.annotations.Nullable;

/// What a tool call came to.
public sealed interface ToolOutput {
    /// It worked: what the model is shown, and the data an answer may rest on.
    record Done(JsonNode forModel, @Nullable Result result) implements ToolOutput {}

    /// The call was wrong, and how.
    record Wrong(String problem) implements ToolOutput {}

    /// It needs a person's yes first; `declined` is what is said after a no.
    record Confirm(String question, String declined) implements ToolOutput {}

    /// The agent's work is over with this.
    record Finished(Finding finding) implements ToolOutput {}

    /// Plain data, with nothing an answer could rest on.
    static ToolOutput shown(Object forModel) {
        return new Done(Json.tree(forModel), null);
    }

    /// The JSON a model is shown.
    default JsonNode json() {
        var nodes = JsonNodeFactory.instance;
        return switch (this) {
            case Done done -> done.forModel();
            case Wrong wrong -> nodes.objectNode().put("error", wrong.problem());
            case Confirm confirm -> nodes.objectNode().put("confirm", confirm.question());
            case Finished finished -> Json.tree(finished.finding());
        };
    }
}
