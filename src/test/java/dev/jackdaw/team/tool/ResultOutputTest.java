package dev.jackdaw.team.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.agent.ToolOutput;
import dev.jackdaw.data.Basis;
import dev.jackdaw.data.Result;
import dev.jackdaw.data.ResultTable;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResultOutputTest {
    @Test
    void a_model_sees_the_first_rows_and_how_many_there_are_and_the_answer_gets_all() {
        var rows =
                IntStream.range(0, 40).mapToObj(i -> List.<Object>of("r" + i)).toList();
        var table = new ResultTable(List.of(ResultTable.Column.plain("name", "text")), List.copyOf(rows), false);
        var result = new Result(
                "",
                Basis.MODEL_WRITTEN,
                "analyst",
                "40 rows.",
                table,
                List.of("SELECT 1"),
                List.of("careful"),
                List.of(),
                "2026-06-17");
        var output = (ToolOutput.Done) ResultOutput.of(result);
        assertThat(output.result()).isEqualTo(result);
        assertThat(output.forModel().path("rows")).hasSize(30);
        assertThat(output.forModel().path("row_count").asInt()).isEqualTo(40);
        assertThat(output.forModel().path("columns").get(0).asText()).isEqualTo("name");
        assertThat(output.forModel().path("caveats").get(0).asText()).isEqualTo("careful");
        assertThat(output.forModel().has("sql")).isFalse();
    }
}
