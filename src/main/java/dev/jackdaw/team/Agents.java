package dev.jackdaw.team;

import dev.jackdaw.agent.Agent;
import dev.jackdaw.agent.ChatModel;
import dev.jackdaw.agent.Message;
import dev.jackdaw.data.Json;
import dev.jackdaw.team.tool.AskBackTool;
import dev.jackdaw.team.tool.DelegateTool;
import dev.jackdaw.team.tool.ProposeLearningTool;
import dev.jackdaw.team.tool.SubmitTool;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The three agents: their instructions and their tools, which are all they can do.
public final class Agents {
    private final Agent analyst;
    private final Agent engineer;
    private final ChatModel leaderModel;
    private final Toolbox tools;
    private final Supplier<LocalDate> today;
    private final String leaderInstructions;

    /// `model` is the Analyst's and the Engineer's; `today` is the day
    /// that the data counts as today, `language` what people are answered in.
    public Agents(
            ChatModel leaderModel,
            ChatModel model,
            Toolbox tools,
            Supplier<LocalDate> today,
            Optional<String> language) {
        this.leaderModel = leaderModel;
        this.tools = tools;
        this.today = today;
        this.leaderInstructions = Prompts.of("leader", language);
        this.analyst = new Agent(
                "analyst",
                Prompts.of("analyst", language),
                Toolbox.in(tools.schema(), tools.reading(), List.of(new ProposeLearningTool(), new SubmitTool())),
                model);
        this.engineer = new Agent(
                "engineer",
                Prompts.of("engineer", language),
                Toolbox.in(tools.schema(), tools.building(), List.of(new SubmitTool())),
                model);
    }

    /// The day that the data counts as today.
    public LocalDate today() {
        return today.get();
    }

    /// What an agent is told before any question, as one text: its instructions and its tools.
    public String told(String agent) {
        var told =
                switch (agent) {
                    case "analyst" -> analyst;
                    case "engineer" -> engineer;
                    case String other -> leader(List.of());
                };
        var specs = told.tools().stream().map(tool -> Json.text(tool.spec())).toList();
        return told.instructions() + String.join("\n", specs);
    }

    /// The Leader, whose helpers are shown the same evidence. It has no SQL.
    public Agent leader(List<Message> evidence) {
        var delegate = new DelegateTool(Map.of("analyst", analyst, "engineer", engineer), evidence);
        return new Agent(
                "leader",
                leaderInstructions,
                Toolbox.in(
                        List.of(delegate, new AskBackTool()),
                        tools.schema(),
                        List.of(tools.memory(), new ProposeLearningTool(), new SubmitTool())),
                leaderModel);
    }
}
