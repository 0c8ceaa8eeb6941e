package dev.jackdaw.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.Step;
import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.slack.ProgressTask.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What everybody in a channel may see of a run's work.
class ProgressTaskTest {
    private static List<ProgressTask> tasks(Step... steps) {
        var entries = new ArrayList<Journal.Entry>();
        for (var step : steps) {
            entries.add(new Journal.Entry(entries.size(), Instant.EPOCH, step));
        }
        return ProgressTask.of(entries);
    }

    private static Step called(String tool) {
        return new Step.ToolCalled("analyst", tool, "{\"sql\": \"select secret\"}");
    }

    private static Step returned(String tool, boolean wrong, long elapsedMs) {
        return new Step.ToolReturned(tool, "{\"error\": \"secret\"}", null, wrong, null, elapsedMs);
    }

    private static Step model(String agent) {
        return new Step.ModelCalled(agent, "m", 10);
    }

    @Test
    void a_call_is_under_way_until_it_returns() {
        assertThat(ProgressTask.listed(tasks(called("run_sql")))).isEqualTo("◌ Running SQL");
        assertThat(ProgressTask.listed(tasks(called("run_sql"), returned("run_sql", false, 1_249))))
                .isEqualTo("✓ Running SQL, 1.2 s");
        assertThat(ProgressTask.listed(tasks(called("query_metric"), returned("query_metric", true, 0))))
                .isEqualTo("✗ Computing a governed metric, 0.0 s");
    }

    @Test
    void each_call_is_a_task_of_its_own_in_order() {
        assertThat(ProgressTask.listed(tasks(
                        called("run_query"),
                        returned("run_query", false, 100),
                        called("run_query"),
                        called("build_view"))))
                .isEqualTo("✓ Running a validated query, 0.1 s\n◌ Running a validated query\n◌ Planning a view");
    }

    @Test
    void nothing_of_what_it_asked_or_found_is_in_it() {
        assertThat(tasks(called("run_sql"), returned("run_sql", true, 5)).toString())
                .doesNotContain("secret");
    }

    @Test
    void thinking_is_one_task_for_each_agent_however_often() {
        assertThat(tasks(model("leader"), model("analyst"), model("leader"), model("engineer")))
                .extracting(ProgressTask::title)
                .containsExactly("Working out what is asked", "Working out how to find it", "Working out the view");
    }

    @Test
    void other_tools_are_not_told() {
        assertThat(tasks(called("search_knowledge"), called("propose_learning")))
                .isEmpty();
        assertThat(tasks(returned("run_sql", false, 5))).isEmpty();
    }

    @Test
    void what_was_read_is_named_where_people_know_the_name() {
        var found = List.of(
                new KnowledgeRef("metric", "MRR", "1"),
                new KnowledgeRef(KnowledgeRef.LEARNING, "l-secret", "1"),
                new KnowledgeRef("rule", "r-secret", "1"),
                new KnowledgeRef("table", "orders", "1"),
                new KnowledgeRef("metric", "MRR", "2"),
                new KnowledgeRef("view", "by_plan", "1"),
                new KnowledgeRef("query", "fourth", "1"));
        assertThat(ProgressTask.listed(tasks(new Step.Recalled(found))))
                .isEqualTo("✓ Reading 7 definitions: MRR, orders, by_plan");
        assertThat(ProgressTask.listed(tasks(new Step.Recalled(found.subList(0, 1)))))
                .isEqualTo("✓ Reading one definition: MRR");
        assertThat(ProgressTask.listed(tasks(new Step.Recalled(found.subList(1, 2)))))
                .isEqualTo("✓ Reading one definition");
        assertThat(tasks(new Step.Recalled(List.of()))).isEmpty();
    }

    @Test
    void what_is_under_way_when_the_run_is_over_came_to_nothing() {
        var tasks = tasks(called("run_sql"), returned("run_sql", false, 5), called("run_sql"));
        assertThat(tasks.stream().map(ProgressTask::over))
                .extracting(ProgressTask::state)
                .containsExactly(State.COMPLETE, State.ERROR);
        assertThat(State.IN_PROGRESS.word()).isEqualTo("in_progress");
    }
}
