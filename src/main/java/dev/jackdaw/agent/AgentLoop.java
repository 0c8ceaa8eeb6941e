package dev.jackdaw.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import dev.jackdaw.core.PermanentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lets a model play an agent: call it, do what it asks, show it the outcome, until it hands in a
/// finding. Stateless.
public final class AgentLoop {
    /// How often in a row a model may get a call wrong and try again.
    private static final int REPAIRS = 2;

    private final ChatModel model;

    public AgentLoop(ChatModel model) {
        this.model = model;
    }

    /// The model that plays, as receipts name it.
    public String modelName() {
        return model.name();
    }

    /// Plays `agent` from the given conversation to its finding.
    public Finding play(Agent agent, List<Message> opening, Run run) {
        var messages = new ArrayList<>(opening);
        var specs = agent.tools().stream().map(Tool::spec).toList();
        int wrong = 0;
        while (true) {
            var request =
                    new ChatModel.Request(
                            agent.name(), agent.instructions(), List.copyOf(messages), specs);
            var reply = run.chat(model, request);
            messages.add(new Message.Assistant(reply.text(), reply.calls()));
            if (reply.calls().isEmpty()) {
                wrong = repair(agent, wrong, "a reply must call a tool; end with submit", run);
                messages.add(new Message.User("Your reply must call a tool; end with submit."));
                continue;
            }
            for (var call : reply.calls()) {
                var output = call(agent, call, run);
                if (output instanceof ToolOutput.Finished(Finding finding)) {
                    run.note(new Step.Found(agent.name(), finding));
                    return finding;
                }
                wrong =
                        output instanceof ToolOutput.Wrong(String problem)
                                ? repair(agent, wrong, problem, run)
                                : 0;
                messages.add(
                        new Message.ToolReply(call.id(), call.tool(), Json.text(output.json())));
            }
        }
    }

    private static int repair(Agent agent, int wrong, String problem, Run run) {
        run.note(new Step.Repaired(agent.name(), problem));
        if (wrong >= REPAIRS) {
            throw new PermanentException(
                    "The "
                            + agent.name()
                            + " got it wrong "
                            + (wrong + 1)
                            + " times in a row, last with: "
                            + problem);
        }
        return wrong + 1;
    }

    private static ToolOutput call(Agent agent, ToolCall call, Run run) {
        var tool = find(agent, call.tool());
        if (tool.isEmpty()) {
            return new ToolOutput.Wrong("there is no tool named '" + call.tool() + "'");
        }
        JsonNode arguments;
        try {
            arguments = Json.mapper().readTree(call.argumentsJson());
        } catch (JsonProcessingException e) {
            return new ToolOutput.Wrong("the arguments are not JSON: " + e.getOriginalMessage());
        }
        if (!arguments.isObject()) {
            return new ToolOutput.Wrong("the arguments must be a JSON object");
        }
        return tool.get().compound()
                ? tool.get().call(arguments, run)
                : run.tool(agent.name(), call, () -> tool.get().call(arguments, run));
    }

    private static Optional<Tool> find(Agent agent, String name) {
        return agent.tools().stream().filter(t -> t.spec().name().equals(name)).findFirst();
    }
}
