package dev.jackdaw.metrics;

import static dev.jackdaw.metrics.AskedMetrics.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.data.Basis;
import dev.jackdaw.data.Result;
import dev.jackdaw.data.ResultTable.Column;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Conditions on values and summaries of them, over five subscriptions whose figures can be counted by hand.
class ConditionsTest {
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

    private static String having(String op, String value) {
        return "{\"having\": {\"op\": \"" + op + "\", \"value\": " + value + "}}";
    }

    @Test
    void a_condition_keeps_the_groups_that_fulfil_it() {
        var above = answer("MRR", "\"dimensions\": [\"country\"], \"shape\": " + having("above", "200"));
        assertThat(above.table().rows()).containsExactly(row("US", "450.00"));
        assertThat(above.headline())
                .isEqualTo("**1** country has MRR above $200.00 as of 2026-06-17: **US ($450.00)**.");
        assertThat(above.table().columns())
                .containsExactly(Column.plain("country", "text"), new Column("MRR", "numeric", "currency", "USD"));
        assertThat(above.basis()).isEqualTo(Basis.GOVERNED_METRIC);
        assertThat(above.sql()).hasSize(1);
        var least = answer("MRR", "\"dimensions\": [\"country\"], \"shape\": " + having("at_least", "100"));
        assertThat(least.headline())
                .isEqualTo("**2** countries have MRR of at least $100.00 as of 2026-06-17: **US ($450.00), DE "
                        + "($100.00)**.");
        var between = answer(
                "MRR",
                "\"dimensions\": [\"plan\"], \"shape\": {\"having\": {\"op\": \"between\", \"value\": 50, \"upper\":"
                        + " 100}}");
        assertThat(between.table().rows()).containsExactly(row("basic", "100.00"), row(null, "50.00"));
        assertThat(between.headline()).contains("**2** plans have MRR between $50.00 and $100.00");
    }

    @Test
    void that_no_group_fulfils_a_condition_is_an_answer() {
        var none = answer("MRR", "\"dimensions\": [\"country\"], \"shape\": " + having("above", "1000"));
        assertThat(none.table().rows()).isEmpty();
        assertThat(none.headline()).isEqualTo("No country has MRR above $1,000.00 as of 2026-06-17.");
    }

    @Test
    void a_condition_may_be_on_periods_and_on_shares() {
        var months = answer(
                "new customers",
                "\"period\": \"from february 2026 to april 2026\", \"grain\": \"month\", \"shape\": "
                        + having("at_least", "1"));
        assertThat(months.table().rows()).containsExactly(row("2026-02-01", 1L), row("2026-03-01", 1L));
        assertThat(months.headline())
                .startsWith("**2** months have new customers of at least 1 from 2026-02-01 to 2026-04-30: ");
        var churn = answer(
                "churn", "\"dimensions\": [\"plan\"], \"period\": \"may 2026\", \"shape\": " + having("above", "0.04"));
        assertThat(churn.table().rows()).containsExactly(row("pro", "1.0000"));
        assertThat(churn.headline())
                .isEqualTo("**1** plan has churn above 4.0% from 2026-05-01 to 2026-05-31: **pro (100.0%)**.");
    }

    @Test
    void a_condition_goes_with_rankings_comparisons_and_shares() {
        var split = "\"dimensions\": [\"plan\"], \"shape\": " + having("below", "300");
        assertThat(answer("MRR", split + ", \"rank\": {\"order\": \"top\", \"limit\": 1}")
                        .table()
                        .rows())
                .containsExactly(row("basic", "100.00"));
        assertThat(answer("MRR", split + ", \"share\": true").table().rows())
                .containsExactly(row("basic", "100.00", "0.1818"), row(null, "50.00", "0.0909"));
        var compared = answer("MRR", split + ", \"compare\": \"previous_period\"");
        assertThat(compared.table().rows())
                .containsExactly(
                        row("basic", "100.00", "100.00", "0.00", "0.0000"), row(null, "50.00", "0", "50.00", null));
        assertThat(compared.table().columns())
                .extracting(c -> c.name() + " " + c.format())
                .containsExactly("plan ", "MRR currency", "previous currency", "change currency", "change_pct percent");
    }

    @Test
    void a_ranking_does_not_count_what_it_leaves_out() {
        var ranked = "\"dimensions\": [\"plan\"], \"rank\": {\"order\": \"top\", \"limit\": 1}, \"shape\": ";
        assertThat(answer("MRR", ranked + having("below", "300")).headline())
                .isEqualTo("Highest MRR by plan of those with a value below $300.00 as of 2026-06-17: **basic"
                        + " ($100.00)**.");
        assertThat(answer("MRR", ranked + having("above", "3000")).headline())
                .isEqualTo("No plan has MRR above $3,000.00 as of 2026-06-17.");
        assertThat(answer("MRR", "\"period\": \"may 2026\", " + ranked + "{\"beside\": [\"new customers\"]}")
                        .headline())
                .isEqualTo(
                        "Highest MRR by plan as of 2026-05-31 and from 2026-05-01 to 2026-05-31: **pro ($400.00)**.");
    }

    @Test
    void a_condition_and_one_summary_is_a_summary_of_what_fulfils_it() {
        var average = answer(
                "MRR",
                "\"dimensions\": [\"plan\"], \"shape\": {\"summary\": \"average\", \"having\": {\"op\": \"at_least\", "
                        + "\"value\": 100}}");
        assertThat(average.table().rows()).containsExactly(row("250.00"));
        assertThat(average.headline())
                .isEqualTo(
                        "Average MRR per plan as of 2026-06-17, only over each plan with a value of at least $100.00: "
                                + "**$250.00**.");
    }

    @Test
    void a_condition_goes_with_a_series_that_is_compared() {
        assertThat(answer(
                                "new customers",
                                "\"period\": \"from march 2026 to may 2026\", \"grain\": \"month\", \"compare\": "
                                        + "\"previous_period\", \"shape\": " + having("above", "0"))
                        .table()
                        .rows())
                .containsExactly(row("2026-03-01", 1L, null, null), row("2026-05-01", 1L, 1L, null));
    }

    @Test
    void an_average_over_time_is_of_whole_periods() {
        var average = answer(
                "new customers",
                "\"period\": \"from january 2026 to june 2026\", \"grain\": \"month\", \"shape\": {\"summary\": "
                        + "\"average\"}");
        assertThat(average.table().rows()).containsExactly(row("0.80"));
        assertThat(average.table().columns()).containsExactly(new Column("new customers", "numeric", "number", ""));
        assertThat(average.headline())
                .isEqualTo("Average new customers per month from 2026-01-01 to 2026-05-31: **0.8**, over 5 months. "
                        + "June 2026 is not over and left out.");
        assertThat(average.caveats()).contains("June 2026 is not over and left out.");
    }

    @ParameterizedTest
    @CsvSource({"average, 183.33", "median, 100.00", "total, 550.00", "highest, 400.00", "lowest, 50.00"})
    void a_summary_may_be_over_groups(String summary, String value) {
        var plans = answer("MRR", "\"dimensions\": [\"plan\"], \"shape\": {\"summary\": \"" + summary + "\"}");
        assertThat(plans.table().rows()).containsExactly(row(value));
        assertThat(plans.headline())
                .isEqualTo(HeadlineWords.capital(summary) + " MRR per plan as of 2026-06-17: **$" + value + "**.");
    }

    @Test
    void a_state_over_a_stretch_of_time_has_an_average_too() {
        assertThat(answer("MRR", "\"period\": \"last 3 months\", \"shape\": {\"summary\": \"average\"}")
                        .table()
                        .rows())
                .containsExactly(row("433.33"));
    }

    @Test
    void a_summary_over_time_by_group_counts_periods_without_rows() {
        var average = answer(
                "new customers",
                "\"period\": \"from january 2026 to may 2026\", \"grain\": \"month\", \"dimensions\": [\"plan\"], "
                        + "\"shape\": {\"summary\": \"average\"}");
        assertThat(average.table().rows()).containsExactly(row("basic", "0.40"), row("pro", "0.40"));
        assertThat(average.headline())
                .isEqualTo("Average new customers per month by plan from 2026-01-01 to 2026-05-31: highest **basic "
                        + "(0.4)**, lowest **pro (0.4)**.");
        var lowest = answer(
                "new customers",
                "\"period\": \"from january 2026 to may 2026\", \"grain\": \"month\", \"dimensions\": [\"plan\"], "
                        + "\"shape\": {\"summary\": \"lowest\", \"having\": {\"op\": \"below\", \"value\": 1}}");
        assertThat(lowest.table().rows()).hasSize(2);
        assertThat(lowest.headline()).startsWith("**2** plans have lowest new customers per month below 1 ");
    }
}
