package dev.jackdaw.agent;

import com.fasterxml.jackson.databind.JsonNode;

/// Something an agent may do.
public interface Tool {
    ToolSpec spec();

    /// Does it. The arguments fit the schema at least loosely; a `ToolOutput.Wrong` tells the model
    /// what to mend.
    ToolOutput call(JsonNode arguments, Run run);

    /// Whether it is made of steps of its own (it delegates, or asks a person). Such a tool is run
    /// again when a run is resumed, and finds its steps done; any other one is not called twice.
    default boolean compound() {
        return false;
    }
}
