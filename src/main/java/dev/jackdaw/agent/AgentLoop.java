package dev.jackdaw.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.data.Basis;
import dev.jackdaw.data.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Lets a model play an agent: call it, do what it asks, show it the outcome, until it hands in a
/// finding. What can't be done is said to the model, which may mend it twice in a row.
public final class AgentLoop {
    /// How often in a row a model may get it wrong and try again.
    private static final int REPAIRS = 2;

    private static final String MUST_CALL = "a reply must call a tool; end with submit";

    private final Agent agent;
    private final Run run;
    private final List<Message> messages;
    private final Set<String> called = new HashSet<>();
    private int wrong;
    private String problem = "";

    private AgentLoop(Agent agent, List<Message> opening, Run run) {
        this.agent = agent;
        this.run = run;
        this.messages = new ArrayList<>(opening);
    }

    /// Plays `agent` from the given conversation to its finding, which is an honest "I can't" where
    /// the model gets it wrong too often.
    public static Finding play(Agent agent, List<Message> opening, Run run) {
        return new AgentLoop(agent, opening, run).play();
    }

    private Finding play() {
        var specs = agent.tools().stream().map(Tool::spec).toList();
        var finding = Optional.<Finding>empty();
        while (finding.isEmpty() && wrong <= REPAIRS) {
            var request = new ChatModel.Request(agent.name(), agent.instructions(), List.copyOf(messages), specs);
            var reply = run.chat(agent.model(), request);
            messages.add(new Message.Assistant(reply));
            finding = follow(reply);
        }
        return finding.orElseGet(this::givenUp);
    }

    private Optional<Finding> follow(ChatModel.Reply reply) {
        if (reply.calls().isEmpty()) {
            wrong(MUST_CALL);
            messages.add(new Message.User(MUST_CALL));
        }
        for (var call : reply.calls()) {
            var output = call(call, reply.calls().size() == 1);
            if (output instanceof ToolOutput.Finished(Finding finding)) {
                run.note(new Step.Found(agent.name(), finding));
                return Optional.of(finding);
            }
            if (output instanceof ToolOutput.Wrong(String what)) {
                wrong(what);
            } else {
                wrong = 0;
            }
            messages.add(new Message.ToolReply(call.id(), call.tool(), Json.text(output.json())));
        }
        return Optional.empty();
    }

    private void wrong(String what) {
        run.note(new Step.Repaired(agent.name(), what));
        problem = what;
        wrong++;
    }

    private Finding givenUp() {
        var finding = Finding.plain(
                "I could not work this out. The "
                        + agent.name()
                        + "'s model got it wrong "
                        + wrong
                        + " times in a row, last with: "
                        + problem,
                Basis.UNANSWERED);
        run.note(new Step.Found(agent.name(), finding));
        return finding;
    }

    private ToolOutput call(ToolCall call, boolean alone) {
        var tool = find(call.tool());
        if (tool.isEmpty()) {
            return new ToolOutput.Wrong("there is no tool named '" + call.tool() + "'");
        }
        if (tool.get().compound() && !alone) {
            return new ToolOutput.Wrong("call " + call.tool() + " alone, after the other calls are answered");
        }
        JsonNode arguments;
        try {
            arguments = Json.mapper().readTree(call.argumentsJson());
        } catch (JsonProcessingException e) {
            return new ToolOutput.Wrong("the arguments are not JSON: " + e.getOriginalMessage());
        }
        if (call.argumentsJson().contains("\\u0000")) {
            return new ToolOutput.Wrong("the arguments hold the character NUL");
        }
        if (!arguments.isObject()) {
            return new ToolOutput.Wrong("the arguments must be a JSON object");
        }
        if (!called.add(call.tool() + " " + arguments)) {
            return new ToolOutput.Wrong("you called "
                    + call.tool()
                    + " with these arguments already, and its reply stands above: use it, or call something "
                    + "else");
        }
        return tool.get().compound()
                ? tool.get().call(arguments, run)
                : confirmed(
                        tool.get(),
                        call,
                        arguments,
                        run.tool(agent.name(), call, () -> tool.get().call(arguments, run)));
    }

    /// Asks the person as long as the tool wants it.
    private ToolOutput confirmed(Tool tool, ToolCall call, JsonNode arguments, ToolOutput returned) {
        var output = returned;
        while (output instanceof ToolOutput.Confirm(String question, String declined)) {
            var reply = run.askBack(new Step.AskedBack(question, Approval.OPTIONS, true));
            if (!Approval.agrees(reply.text())) {
                return new ToolOutput.Finished(Finding.plain(declined, Basis.CONVERSATION));
            }
            output = run.tool(agent.name(), call, () -> tool.confirmed(arguments, question, run));
        }
        return output;
    }

    private Optional<Tool> find(String name) {
        return agent.tools().stream().filter(t -> t.spec().name().equals(name)).findFirst();
    }
}
