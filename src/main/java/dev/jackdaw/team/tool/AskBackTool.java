package dev.jackdaw.team.tool;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.agent.Run;
import dev.jackdaw.agent.Step;
import dev.jackdaw.agent.Tool;
import dev.jackdaw.agent.ToolOutput;
import dev.jackdaw.agent.ToolSpec;
import java.util.ArrayList;
import java.util.Map;

/// Asks the person a question and waits for the reply, however long that takes.
public record AskBackTool() implements Tool {
    private static final ToolSpec SPEC = ToolSpec.of(
            "ask_back",
            "Ask the person one short question, when a word has two governed meanings. Not for "
                    + "anything you can find out yourself.",
            """
            {"type": "object", "required": ["question"], "properties": {
              "question": {"type": "string"},
              "options": {"type": "array", "items": {"type": "string"}}}}
            """);

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public boolean compound() {
        return true;
    }

    @Override
    public ToolOutput call(JsonNode arguments, Run run) {
        var question = arguments.path("question").asText("");
        if (question.isBlank()) {
            return new ToolOutput.Wrong("ask_back needs a question");
        }
        var options = new ArrayList<String>();
        arguments.path("options").forEach(o -> options.add(o.asText()));
        var reply = run.askBack(new Step.AskedBack(question, options, false));
        return ToolOutput.shown(Map.of("reply", reply.text()));
    }
}
