package dev.jackdaw.metrics;

import static dev.jackdaw.metrics.SampleMetrics.CHURN;
import static dev.jackdaw.metrics.SampleMetrics.MRR;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Questions that don't fit their metric, and what the asker is told.
class QueryFitTest {
    private static MetricQuery query(String json) {
        return SampleMetrics.query("{\"metric\": \"m\"" + (json.isEmpty() ? "" : ", " + json) + "}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "dimensions": ["mood"] | MRR can't be split by mood, only by plan, country
        "dimensions": ["plan", "mood"] | MRR can't be split by mood, only by plan, country
        "filters": [{"dimension": "mood", "values": ["good"]}] | MRR can't be split by mood, only by plan, country
        "filters": [{"dimension": "plan", "values": []}] | a filter names no value
        "share": true | a share needs something to split MRR by
        "share": true, "filters": [{"dimension": "plan", "values": ["pro"]}] | a share needs something to split MRR by
        "rank": {"order": "top", "limit": 3} | a ranking needs something to rank MRR by
        """)
    void a_question_that_does_not_fit_is_told_why(String json, String problem) {
        assertThat(QueryFit.problem(MRR, query(json))).contains(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"dimensions\": [\"plan\", \"country\"]",
                "\"share\": true, \"dimensions\": [\"plan\"]",
                "\"why\": true",
                "\"rank\": {\"order\": \"top\", \"limit\": 3}, \"dimensions\": [\"plan\"]",
                "\"rank\": {\"order\": \"top\", \"limit\": 1}, \"grain\": \"month\"",
                "\"filters\": [{\"dimension\": \"country\", \"values\": [\"DE\"], \"exclude\": true}]",
            })
    void one_that_fits_is_told_nothing(String json) {
        assertThat(QueryFit.problem(MRR, query(json))).isEmpty();
    }

    @Test
    void a_ratio_has_no_parts_that_add_up() {
        assertThat(QueryFit.problem(CHURN, query("\"why\": true"))).isEmpty();
        assertThat(QueryFit.problem(CHURN, query("\"share\": true, \"dimensions\": [\"plan\"]")))
                .contains("churn is a ratio: its parts don't add up, so it has no shares and no contributions. "
                        + "Compare it by plan instead");
    }
}
