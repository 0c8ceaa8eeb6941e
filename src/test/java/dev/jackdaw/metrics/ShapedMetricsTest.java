package dev.jackdaw.metrics;

import static dev.jackdaw.metrics.AskedMetrics.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.data.Result;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Several metrics and periods, differences, and what does not fit, over five subscriptions whose figures can
/// be counted by hand.
class ShapedMetricsTest {
    private static AskedMetrics metrics;

    @BeforeAll
    static void open() {
        metrics = new AskedMetrics();
    }

    @AfterAll
    static void close() {
        metrics.close();
    }

    private static Result answer(String metric, String more) {
        return metrics.answer(metric, more);
    }

    private static String problem(String metric, String more) {
        return metrics.problem(metric, more);
    }

    @Test
    void a_ratio_of_two_metrics_is_of_the_same_groups() {
        var ratio = answer(
                "MRR",
                "\"dimensions\": [\"plan\"], \"period\": \"may 2026\", \"shape\": {\"combine\": {\"op\": \"ratio\", "
                        + "\"metric\": \"new customers\"}}");
        assertThat(ratio.table().rows())
                .containsExactly(row("basic", "100.00", "0", null), row("pro", "400.00", "1", "400.0000"));
        assertThat(ratio.table().columns())
                .extracting(c -> c.name() + " " + c.format())
                .containsExactly("plan ", "MRR currency", "new customers integer", "ratio ");
        assertThat(ratio.knowledge()).extracting("name").containsExactly("MRR", "new customers");
        assertThat(ratio.sql()).hasSize(1);
        assertThat(ratio.caveats()).contains("Trials count.");
        assertThat(answer(
                                "MRR",
                                "\"period\": \"may 2026\", \"shape\": {\"combine\": {\"op\": \"ratio\", \"metric\": "
                                        + "\"new customers\"}}")
                        .headline())
                .isEqualTo("Ratio of MRR to new customers: **500.0000** (MRR as of 2026-05-31: $500.00, new customers "
                        + "from 2026-05-01 to 2026-05-31: 1).");
    }

    @Test
    void several_metrics_stand_in_one_table() {
        var beside = answer(
                "MRR",
                "\"dimensions\": [\"plan\"], \"period\": \"may 2026\", \"shape\": {\"beside\": [\"new customers\", "
                        + "\"churn\", \"MRR\"]}");
        assertThat(beside.table().rows())
                .containsExactly(row("basic", "100.00", "0", "0.0000"), row("pro", "400.00", "1", "1.0000"));
        assertThat(beside.headline())
                .isEqualTo(
                        "MRR, new customers and churn by plan: MRR as of 2026-05-31: **$500.00** in all; new customers"
                                + " from 2026-05-01 to 2026-05-31: **1** in all; churn from 2026-05-01 to 2026-05-31.");
        assertThat(answer("MRR", "\"shape\": {\"beside\": [\"new customers\"]}").headline())
                .isEqualTo("MRR as of 2026-06-17: **$550.00**; new customers from 2026-06-01 to 2026-06-17: **1**.");
        var series = answer(
                "MRR",
                "\"period\": \"from april 2026 to may 2026\", \"grain\": \"month\", \"shape\": {\"beside\": [\"new "
                        + "customers\"]}");
        assertThat(series.table().rows())
                .containsExactly(row("2026-04-01", "400.00", "0"), row("2026-05-01", "500.00", "1"));
        assertThat(series.headline())
                .isEqualTo("MRR and new customers by month from 2026-04-01 to 2026-05-31: MRR from **$400.00** to "
                        + "**$500.00**; new customers from **0** to **1**.");
    }

    @Test
    void named_periods_are_rows() {
        var two = answer("MRR", "\"shape\": {\"periods\": [\"may 2026\", \"q1 2026\"]}");
        assertThat(two.table().rows()).containsExactly(row("May 2026", "500.00"), row("Q1 2026", "400.00"));
        assertThat(two.table().columns()).extracting("name").containsExactly("period", "MRR");
        assertThat(two.headline())
                .isEqualTo("MRR at the end of each period: May 2026 **$500.00**, Q1 2026 **$400.00**; May 2026 is "
                        + "$100.00 (25.0%) above Q1 2026.");
        var split = answer(
                "new customers", "\"dimensions\": [\"plan\"], \"shape\": {\"periods\": [\"this month\", \"q1 2026\"]}");
        assertThat(split.table().rows())
                .containsExactly(row("June 2026", null, 1L), row("Q1 2026", "basic", 2L), row("Q1 2026", "pro", 1L));
        assertThat(split.headline()).isEqualTo("New customers by plan in June 2026, Q1 2026.");
        assertThat(split.caveats())
                .contains("The period 2026-06-01 to 2026-06-30 is not over: the data end on 2026-06-17.");
        var beside = answer(
                "MRR",
                "\"shape\": {\"periods\": [\"may 2026\", \"april 2026\"], \"beside\": [\"churn\"], \"having\": "
                        + "{\"op\": \"above\", \"value\": 450}}");
        assertThat(beside.table().rows()).containsExactly(row("May 2026", "500.00", "0.3333"));
    }

    @Test
    void a_difference_is_of_two_values_of_a_filter_in_their_order() {
        var filter = "\"filters\": [{\"dimension\": \"plan\", \"values\": [\"pro\", \"basic\"]}], \"shape\": "
                + "{\"difference\": true}";
        var difference = answer("MRR", filter);
        assertThat(difference.table().rows()).containsExactly(row("400.00", "100.00", "300.00", "3.0000"));
        assertThat(difference.table().columns())
                .extracting(c -> c.name() + " " + c.format())
                .containsExactly("pro currency", "basic currency", "difference currency", "difference_pct percent");
        assertThat(difference.headline())
                .isEqualTo("MRR (plan pro or basic) as of 2026-06-17: pro **$400.00**, basic **$100.00**; pro is "
                        + "$300.00 (300.0%) above basic.");
        assertThat(answer("churn", "\"period\": \"may 2026\", " + filter).headline())
                .endsWith("pro is 100.0 percentage points above basic.");
        assertThat(answer(
                                "new customers",
                                "\"period\": \"from april 2026 to may 2026\", \"grain\": \"month\", " + filter)
                        .table()
                        .rows())
                .containsExactly(row("2026-04-01", 0L, 0L, 0L, null), row("2026-05-01", 1L, 0L, 1L, null));
    }

    @Test
    void a_difference_may_be_of_a_split_with_two_groups() {
        assertThat(answer("MRR", "\"dimensions\": [\"country\"], \"shape\": {\"difference\": true}")
                        .table()
                        .rows())
                .containsExactly(row("100.00", "450.00", "-350.00", "-0.7778"));
        assertThat(problem("MRR", "\"shape\": {\"difference\": true}"))
                .isEqualTo("a difference needs a filter with two values, or something with two values to split MRR by");
        assertThat(problem(
                        "MRR",
                        "\"dimensions\": [\"plan\"], \"filters\": [{\"dimension\": \"plan\", \"values\": [\"pro\"]}], "
                                + "\"shape\": {\"difference\": true}"))
                .isEqualTo("a difference is between two groups, and plan has 1: pro. Name two of them in a filter");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        MRR | {"having": {"op": "above", "value": 1}} | a condition on values needs something to split MRR by, or a unit of time
        MRR | {"summary": "average"} | an average needs something to split MRR by, or a unit of time
        MRR | {"summary": "mode"} | 'mode' is no summary I know, only average, median, total, highest, lowest
        MRR | {"combine": {"op": "ratio", "metric": "profit"}} | there is no governed metric 'profit'
        MRR | {"combine": {"op": "ratio", "metric": "MRR"}} | MRR can't be combined with itself
        MRR | {"combine": {"op": "product", "metric": "churn"}} | 'product' is no combination I know, only ratio, difference, sum
        MRR | {"combine": {"op": "sum", "metric": "churn"}} | MRR and churn have different units, so there is no sum of them, only a ratio
        MRR | {"periods": ["may 2026"]} | periods are 2 to 12, not 1
        MRR | {"periods": ["may 2026", "soonish"]} | 'soonish' is not a period I know
        MRR | {"periods": ["may 2026", "last month"]} | the period 'last month' is named twice
        MRR | {"beside": ["profit"]} | there is no governed metric 'profit'
        """)
    void a_shape_that_does_not_fit_is_told_why(String metric, String shape, String problem) {
        assertThat(problem(metric, "\"shape\": " + shape)).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        MRR | "dimensions": ["country"], "shape": {"beside": ["new customers"]} | new customers can't be split by country, only by plan
        MRR | "dimensions": ["plan"], "shape": {"having": {"op": "over", "value": 1}} | 'over' is no condition I know, only above, at_least, below, at_most, between
        MRR | "dimensions": ["plan"], "shape": {"having": {"op": "between", "value": 1}} | the condition 'between' needs an upper value, too
        churn | "dimensions": ["plan"], "shape": {"summary": "total"} | churn does not add up: a total of its values would mean nothing. Ask for its value over the whole instead
        MRR | "grain": "month", "shape": {"summary": "total"} | MRR is what stands at a point in time: its values at several times don't add up to a total. Ask for their average
        new customers | "grain": "month", "period": "may 2026", "shape": {"summary": "average"} | there is one month alone in that time, which has no average. Ask for its value, or name a longer time
        MRR | "dimensions": ["plan"], "shape": {"having": {"op": "above", "value": 1e999999}} | the condition's value has too many digits
        MRR | "filters": [{"dimension": "plan", "values": ["pro", "pro"]}], "shape": {"difference": true} | a difference needs two values, and the filter names one twice
        MRR | "share": true, "dimensions": ["plan"], "shape": {"summary": "average"} | a comparison or shares go with a condition alone, not with a summary, a combination, metrics beside each other, several periods or a difference. Ask for them apart
        """)
    void a_question_and_its_shape_must_fit_each_other(String metric, String more, String problem) {
        assertThat(problem(metric, more)).isEqualTo(problem);
    }
}
