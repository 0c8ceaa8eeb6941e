package dev.jackdaw.team;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.agent.Message;
import dev.jackdaw.agent.Run;
import dev.jackdaw.agent.ScriptedModel;
import dev.jackdaw.agent.Tool;
import dev.jackdaw.agent.ToolOutput;
import dev.jackdaw.agent.ToolSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What each agent is told and may do.
class AgentsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 17);
    private static final Toolbox TOOLS = new Toolbox(
            List.of(new Named("describe_table")),
            List.of(new Named("run_sql")),
            List.of(new Named("build_view")),
            new Named("memory"));

    private record Named(String name) implements Tool {
        @Override
        public ToolSpec spec() {
            return ToolSpec.of(name, "The tool " + name + ".", "{\"type\": \"object\"}");
        }

        @Override
        public ToolOutput call(JsonNode arguments, Run run) {
            return new ToolOutput.Wrong(name);
        }
    }

    private static Agents agents(Optional<String> language) {
        var model = new ScriptedModel();
        return new Agents(model, model, TOOLS, () -> TODAY, language);
    }

    @Test
    void the_leader_has_no_sql_and_builds_nothing() {
        var leader = agents(Optional.empty()).leader(List.of(new Message.User("evidence")));
        assertThat(leader.tools().stream().map(tool -> tool.spec().name()))
                .containsExactly("delegate", "ask_back", "describe_table", "memory", "propose_learning", "submit");
    }

    @Test
    void the_analyst_reads_and_the_engineer_builds() {
        var agents = agents(Optional.empty());
        assertThat(agents.told("analyst"))
                .contains("The tool run_sql.", "The tool describe_table.")
                .doesNotContain("The tool build_view.");
        assertThat(agents.told("engineer"))
                .contains("The tool build_view.", "The tool describe_table.")
                .doesNotContain("The tool run_sql.");
    }

    @Test
    void everybody_writes_in_the_companys_language() {
        var german = agents(Optional.of("German"));
        for (var agent : List.of("leader", "analyst", "engineer")) {
            assertThat(german.told(agent)).contains("Write what people read in German.");
            assertThat(agents(Optional.empty()).told(agent)).doesNotContain("Write what people read in");
        }
    }

    @Test
    void today_is_the_datas() {
        assertThat(agents(Optional.empty()).today()).isEqualTo(TODAY);
    }
}
