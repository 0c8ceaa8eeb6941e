package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.core.calendar.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetricTaskTest {
    private static final MetricTask BARE = new MetricTask(
            "MRR", List.of(), List.of(), Optional.empty(), Optional.empty(), "", Optional.empty(), false, false);

    private static final MetricTask FULL = new MetricTask(
            "MRR",
            List.of("plan", "country"),
            List.of(
                    new TaskFilter("plan", List.of("pro", "starter"), false),
                    new TaskFilter("country", List.of("Norway"), true)),
            Optional.of(new Period.Rolling(3, Grain.MONTH)),
            Optional.of(Grain.WEEK),
            ComparisonSlot.YEAR,
            Optional.of(new Ranking(false, 4)),
            true,
            true);

    @Test
    void a_bare_metric_is_its_name() {
        assertThat(BARE.text()).isEqualTo("MRR");
        assertThat(BARE.arguments()).hasToString("{\"metric\":\"MRR\"}");
    }

    @Test
    void all_of_it_stands_in_canonical_english() {
        assertThat(FULL.text())
                .isEqualTo("why share of bottom 4 MRR by plan and country by week for plan pro or starter "
                        + "excluding country Norway last 3 months compared with same period last year");
    }

    @Test
    void all_of_it_stands_in_the_tool_s_arguments() {
        var json = FULL.arguments();
        assertThat(json.get("dimensions")).hasToString("[\"plan\",\"country\"]");
        assertThat(json.get("filters").size()).isEqualTo(2);
        assertThat(json.at("/filters/0/dimension").asText()).isEqualTo("plan");
        assertThat(json.at("/filters/0/values")).hasToString("[\"pro\",\"starter\"]");
        assertThat(json.at("/filters/0/exclude").asBoolean()).isFalse();
        assertThat(json.at("/filters/1/exclude").asBoolean()).isTrue();
        assertThat(json.get("period").asText()).isEqualTo("last 3 months");
        assertThat(json.get("grain").asText()).isEqualTo("week");
        assertThat(json.get("compare").asText()).isEqualTo("previous_year");
        assertThat(json.at("/rank/order").asText()).isEqualTo("bottom");
        assertThat(json.at("/rank/limit").asInt()).isEqualTo(4);
        assertThat(json.get("share").asBoolean()).isTrue();
        assertThat(json.get("why").asBoolean()).isTrue();
    }

    @Test
    void another_time_to_compare_with_is_named() {
        var task = new MetricTask(
                "MRR",
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "q1 2025",
                Optional.empty(),
                false,
                false);
        assertThat(task.text()).isEqualTo("MRR compared with q1 2025");
        assertThat(task.arguments().get("compare").asText()).isEqualTo("q1 2025");
    }

    @Test
    void several_metrics_share_one_text() {
        assertThat(BARE.text(List.of("MRR", "churn", "tickets"))).isEqualTo("MRR and churn and tickets");
    }
}
