package dev.jackdaw.agent;

import com.fasterxml.jackson.databind.JsonNode;

/// Something an agent may do.
public interface Tool {
    ToolSpec spec();

    /// Does it. The arguments fit the schema at least loosely; a `ToolOutput.Wrong` tells the model
    /// what to mend.
    ToolOutput call(JsonNode arguments, Run run);

    /// Does what it asked for with `ToolOutput.Confirm`, after a person said yes to `approved`;
    /// asks anew where that is no longer the question.
    default ToolOutput confirmed(JsonNode arguments, String approved, Run run) {
        return new ToolOutput.Wrong(spec().name() + " asks nothing");
    }

    /// Whether it is made of steps of its own (it delegates, or asks a person). Such a tool is run
    /// again when a run is resumed, and finds its steps done; any other one is not called twice.
    default boolean compound() {
        return false;
    }
}
