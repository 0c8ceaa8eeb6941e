package dev.jackdaw.team.tool;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.agent.Agent;
import dev.jackdaw.agent.AgentLoop;
import dev.jackdaw.agent.Message;
import dev.jackdaw.agent.Run;
import dev.jackdaw.agent.Step;
import dev.jackdaw.agent.Tool;
import dev.jackdaw.agent.ToolOutput;
import dev.jackdaw.agent.ToolSpec;
import java.util.List;
import java.util.Map;

/// Gives another agent a task. Its finding is the answer; the one who delegated does not retell it.
public record DelegateTool(Map<String, Agent> agents, List<Message> evidence) implements Tool {
    private static final ToolSpec SPEC = ToolSpec.of(
            "delegate",
            "Give a task to the analyst (answers from data) or the engineer (builds views). Its "
                    + "finding goes to the person as it is.",
            """
            {"type": "object", "required": ["agent", "task"], "properties": {
              "agent": {"type": "string", "enum": ["analyst", "engineer"]},
              "task": {"type": "string", "description": "The question in full, every pronoun and follow-up resolved"}}}
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
        var agent = agents.get(arguments.path("agent").asText());
        var task = arguments.path("task").asText("");
        if (agent == null || task.isBlank()) {
            return new ToolOutput.Wrong("delegate needs an agent (analyst or engineer) and a task");
        }
        run.note(new Step.Delegated("leader", agent.name(), task));
        var opening = new java.util.ArrayList<>(evidence);
        opening.add(new Message.User(task));
        return new ToolOutput.Finished(AgentLoop.play(agent, opening, run));
    }
}
