package dev.jackdaw.metrics;

import static dev.jackdaw.metrics.SampleMetrics.query;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.data.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricQueryTest {
    private static final String WHOLE =
            "{\"metric\":\"MRR\",\"dimensions\":[\"plan\"],\"filters\":[{\"dimension\":\"plan\",\"values\":[\"b\",\"a\"],\"exclude\":true}],\"period\":\"last"
                + " month\",\"grain\":\"month\",\"compare\":\"previous_year\","
                + "\"rank\":{\"order\":\"top\",\"limit\":3},\"share\":true,\"why\":true}";

    @Test
    void a_model_s_arguments_are_read_and_written_as_they_were() {
        assertThat(Json.text(query(WHOLE))).isEqualTo(WHOLE);
    }

    @Test
    void what_is_left_out_says_nothing() {
        assertThat(Json.text(query("{\"metric\":\"MRR\",\"period\":null,\"unknown\":1}")))
                .isEqualTo("{\"metric\":\"MRR\",\"dimensions\":[],\"filters\":[],\"period\":\"\",\"grain\":\"\","
                        + "\"compare\":\"\",\"rank\":null,\"share\":false,\"why\":false}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "[]",
                "\"MRR\"",
                "{\"period\":\"last month\"}",
                "{\"metric\":\"MRR\",\"rank\":\"top\"}",
                "{\"metric\":\"MRR\",\"dimensions\":{}}",
                "{\"metric\":\"MRR\",\"period\":{}}",
                "{\"metric\":\"MRR\",\"share\":\"perhaps\"}",
                "{\"metric\":\"MRR\",\"shape\":\"average\"}",
                "{\"metric\":\"MRR\",\"shape\":{\"having\":{\"op\":\"above\",\"value\":\"much\"}}}"
            })
    void another_shape_is_no_question(String json) {
        assertThat(MetricQuery.of(Json.own(json, JsonNode.class))).isEmpty();
    }

    @Test
    void the_key_knows_metric_split_filters_and_unit_alone() {
        assertThat(query(WHOLE).key()).isEqualTo("MRR|plan|plan!=[a, b]|month");
        assertThat(query("""
            {"metric": "MRR", "dimensions": ["plan", "country"], "filters": [
              {"dimension": "plan", "values": ["x"]}, {"dimension": "country", "values": ["DE"]}]}
            """).key()).isEqualTo("MRR|plan,country|country=[DE],plan=[x]|");
    }

    @Test
    void a_shape_is_read_and_written_as_it_was_and_an_empty_one_is_none() {
        var shaped = WHOLE.substring(0, WHOLE.length() - 1) + ",\"shape\":{\"having\":{\"op\":\"above\",\"value\":5},"
                + "\"summary\":\"average\",\"beside\":[\"ARR\"],\"difference\":true}}";
        assertThat(Json.text(query(shaped))).isEqualTo(shaped);
        assertThat(query(shaped).key()).startsWith("MRR|plan|plan!=[a, b]|month|{\"having\":");
        assertThat(query("{\"metric\":\"MRR\",\"shape\":{\"beside\":[]}}")).isEqualTo(query("{\"metric\":\"MRR\"}"));
    }

    @Test
    void a_standing_question_is_of_no_period() {
        assertThat(query(WHOLE).standing())
                .isEqualTo(query(WHOLE.replace("\"period\":\"last month\"", "\"period\":\"\"")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"compare\": \"previous_period\"",
                "\"rank\": {\"order\": \"top\", \"limit\": 1}",
                "\"share\": true",
                "\"why\": true",
                "\"shape\": {\"periods\": [\"may 2026\", \"june 2026\"]}"
            })
    void only_plain_values_are_plain(String more) {
        assertThat(query("{\"metric\": \"MRR\", \"period\": \"last month\", \"grain\": \"day\"}")
                        .plain())
                .isTrue();
        assertThat(query("{\"metric\": \"MRR\", " + more + "}").plain()).isFalse();
    }

    @Test
    void ranks_go_from_the_top_unless_the_bottom_is_wanted() {
        assertThat(new MetricQuery.Rank("top", 1).descending()).isTrue();
        assertThat(new MetricQuery.Rank("", 1).descending()).isTrue();
        assertThat(new MetricQuery.Rank("Bottom", 1).descending()).isFalse();
    }
}
