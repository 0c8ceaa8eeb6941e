package dev.jackdaw.metrics;

import static dev.jackdaw.metrics.SampleMetrics.CHURN;
import static dev.jackdaw.metrics.SampleMetrics.MRR;
import static dev.jackdaw.metrics.SampleMetrics.NEW;
import static dev.jackdaw.metrics.SampleMetrics.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.agent.Catalogue.Meaning;
import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeadlineTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 17);

    /// `columns` are names, and rows of as many values; numbers are figures.
    private static String said(
            MetricDefinition metric, String more, String columns, List<List<@Nullable Object>> rows) {
        return said(metric, more, columns, rows, false);
    }

    private static String said(
            MetricDefinition metric,
            String more,
            String columns,
            List<List<@Nullable Object>> rows,
            boolean truncated) {
        var query = query("{\"metric\": \"" + metric.name() + "\"" + (more.isEmpty() ? "" : ", ") + more + "}");
        var meaning =
                Meaning.valueOf(java.util.Objects.requireNonNull(metric.source().time())
                        .meaning()
                        .toUpperCase(Locale.ROOT));
        var resolution = new TimeframeResolver(CompanyCalendar.standard(), TODAY)
                .resolve(query, meaning, "", () -> LocalDate.of(2026, 4, 1));
        var time = ((Timeframe.Resolution.Resolved) resolution).timeframe();
        var named = Arrays.stream(columns.split(","))
                .map(name -> ResultTable.Column.plain(name, "text"))
                .toList();
        return new Headline(metric, meaning, query, time, query.dimensions(), new ResultTable(named, rows, truncated))
                .text();
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        var row = new ArrayList<@Nullable Object>();
        for (var value : values) {
            row.add(value instanceof String text && text.matches("-?\\d+(\\.\\d+)?") ? new BigDecimal(text) : value);
        }
        return row;
    }

    @Test
    void no_rows_are_said_to_be_none() {
        assertThat(said(MRR, "\"filters\": [{\"dimension\": \"plan\", \"values\": [\"a\", \"b\"]}]", "MRR", List.of()))
                .isEqualTo("There is no MRR (plan a or b) as of 2026-06-17: no rows match.");
        assertThat(said(NEW, "\"period\": \"last month\"", "new customers", List.of(row((Object) null))))
                .isEqualTo("There is no new customers from 2026-05-01 to 2026-05-31: no rows match.");
    }

    @Test
    void one_value() {
        assertThat(said(MRR, "", "MRR", List.of(row("1234.5")))).isEqualTo("MRR as of 2026-06-17: **$1,234.50**.");
        assertThat(said(NEW, "", "new customers", List.of(row("12034"))))
                .isEqualTo("New customers over all time, up to 2026-06-17: **12,034**.");
        assertThat(said(NEW, "\"period\": \"yesterday\"", "new customers", List.of(row("3"))))
                .isEqualTo("New customers on 2026-06-16: **3**.");
        assertThat(said(
                        CHURN,
                        "\"period\": \"last month\", \"filters\": [{\"dimension\": \"plan\", \"values\": [\"a\"], "
                                + "\"exclude\": true}]",
                        "churn",
                        List.of(row("0.034"))))
                .isEqualTo("Churn (without plan a) from 2026-05-01 to 2026-05-31: **3.4%**.");
    }

    @Test
    void groups_are_added_up_where_they_may_be() {
        var rows = List.of(row("a", "10"), row("b", "5.5"));
        assertThat(said(MRR, "\"dimensions\": [\"plan\"]", "plan,MRR", rows))
                .isEqualTo("MRR by plan as of 2026-06-17: **$15.50** in all.");
        assertThat(said(MRR, "\"dimensions\": [\"plan\"]", "plan,MRR", rows, true))
                .isEqualTo("MRR by plan as of 2026-06-17.");
        assertThat(said(CHURN, "\"dimensions\": [\"plan\"], \"period\": \"yesterday\"", "plan,churn", rows))
                .isEqualTo("Churn by plan on 2026-06-16.");
    }

    @Test
    void the_first_three_of_a_ranking_are_named() {
        var rows = List.of(row("a", "9", "1"), row(null, "8", "2"), row("c", "7", "3"), row("d", "7", "3"));
        var top = "\"dimensions\": [\"plan\"], \"rank\": {\"order\": \"top\", \"limit\": 3}";
        assertThat(said(MRR, top, "plan,MRR,place", rows))
                .isEqualTo("Highest MRR by plan as of 2026-06-17: **a ($9.00), (none) ($8.00), c ($7.00)**"
                        + ", ties included.");
        assertThat(said(MRR, top.replace("top", "bottom"), "plan,MRR,place", rows.subList(0, 2)))
                .isEqualTo("Lowest MRR by plan as of 2026-06-17: **a ($9.00), (none) ($8.00)**.");
    }

    @Test
    void one_share_is_said() {
        assertThat(said(
                        MRR,
                        "\"dimensions\": [\"plan\"], \"share\": true",
                        "plan,MRR,share",
                        List.of(row("a", "10", "0.25"))))
                .isEqualTo("a is **25.0%** of MRR as of 2026-06-17 ($10.00).");
        assertThat(said(
                        MRR,
                        "\"dimensions\": [\"plan\"], \"share\": true",
                        "plan,MRR,share",
                        List.of(row("a", "10", null))))
                .isEqualTo("a is **–** of MRR as of 2026-06-17 ($10.00).");
    }

    @Test
    void a_series_goes_from_its_first_value_to_its_last() {
        var rows = List.of(row("2026-05-01", "1"), row("2026-06-01", "2"));
        var months = "\"period\": \"last 2 months\", \"grain\": \"month\"";
        assertThat(said(NEW, months, "month,new customers", rows))
                .isEqualTo("New customers by month, 2026-04-01 to 2026-05-31: from **1** to **2**.");
        assertThat(said(
                        NEW,
                        months + ", \"dimensions\": [\"plan\"]",
                        "month,plan,new customers",
                        List.of(row("2026-05-01", "a", "1"))))
                .isEqualTo("New customers by plan and month, 2026-04-01 to 2026-05-31.");
        assertThat(said(NEW, months + ", \"rank\": {\"order\": \"bottom\", \"limit\": 1}", "month,new customers", rows))
                .isEqualTo("Lowest new customers by month: **2026-05-01** with **1**.");
    }

    @Test
    void a_longer_series_has_a_direction_and_extremes() {
        var months = "\"grain\": \"month\", \"period\": ";
        var rows = List.of(row("2026-03-01", "10"), row("2026-04-01", "30"), row("2026-05-01", "15"));
        assertThat(said(NEW, months + "\"last 3 months\"", "month,new customers", rows))
                .isEqualTo("New customers by month, 2026-03-01 to 2026-05-31: from **10** to **15**. Up 5 (50.0%);"
                        + " highest 2026-04-01 (30), lowest 2026-03-01 (10).");
        var flat = List.of(row("2026-03-01", "10"), row("2026-04-01", "10"), row("2026-05-01", "10"));
        assertThat(said(NEW, months + "\"last 3 months\"", "month,new customers", flat))
                .endsWith("**10**. Unchanged.");
        var shares = List.of(row("2026-03-01", "0.04"), row("2026-04-01", "0.03"), row("2026-05-01", "0.028"));
        assertThat(said(CHURN, months + "\"last 3 months\"", "month,churn", shares))
                .endsWith("Down 1.2 percentage points; highest 2026-03-01 (4.0%), lowest 2026-05-01 (2.8%).");
    }

    @Test
    void a_period_that_is_not_over_has_no_part_in_the_direction() {
        var rows = List.of(row("2026-04-01", "30"), row("2026-05-01", "33"), row("2026-06-01", "2"));
        assertThat(said(NEW, "\"grain\": \"month\", \"period\": \"since april 2026\"", "month,new customers", rows))
                .isEqualTo(
                        "New customers by month, 2026-04-01 to 2026-06-17: from **30** to **2**. Over whole months up"
                                + " 3 (10.0%); highest 2026-05-01 (33), lowest 2026-04-01 (30); the last month is not"
                                + " over.");
    }

    @Test
    void a_comparison_says_by_how_much_it_moved() {
        var asked = "\"period\": \"last month\", \"compare\": \"previous_period\"";
        var columns = "new customers,previous,change,change_pct";
        assertThat(said(NEW, asked, columns, List.of(row("12", "10", "2", "0.2"))))
                .isEqualTo("New customers from 2026-05-01 to 2026-05-31: **12**, up 2 (20.0%) from 10 from 2026-04-01 "
                        + "to 2026-04-30.");
        assertThat(said(NEW, asked, columns, List.of(row("8", "10", "-2", "-0.2"))))
                .contains("**8**, down 2 (-20.0%)");
        assertThat(said(NEW, asked, columns, List.of(row("8", "8", "0", "0")))).contains("**8**, unchanged (0.0%)");
        assertThat(said(NEW, asked, columns, List.of(row("8", null, null, null))))
                .contains("**8**, not comparable (–) from –");
        assertThat(said(
                        NEW,
                        asked + ", \"dimensions\": [\"plan\"]",
                        "plan," + columns,
                        List.of(row("a", "8", "7", "1", "0.1"))))
                .isEqualTo(
                        "New customers by plan from 2026-05-01 to 2026-05-31, compared with 2026-04-01 to 2026-04-30.");
    }

    @Test
    void an_explanation_names_the_largest_part() {
        assertThat(said(
                        MRR,
                        "\"period\": \"last month\", \"why\": true",
                        "dimension,item,MRR,previous,change,contribution",
                        List.of(row("plan", "pro", "12", "2", "10", "0.8"))))
                .isEqualTo("What moved MRR between 2026-04-30 and 2026-05-31: the largest part is **plan pro** with "
                        + "**$10.00**, 80.0% of the change.");
        assertThat(said(
                        MRR,
                        "\"period\": \"last month\", \"why\": true, \"dimensions\": [\"plan\", \"country\"]",
                        "plan,country,MRR,previous,change,contribution",
                        List.of(row("pro", null, "12", "2", "10", "0.8"))))
                .contains("the largest part is **pro / (none)** with **$10.00**");
    }

    @Test
    void an_explanation_begins_with_the_change_itself() {
        var columns = "dimension,item,new customers,previous,change,contribution";
        var asked = "\"period\": \"last month\", \"why\": true";
        assertThat(said(
                        NEW,
                        asked,
                        columns,
                        List.of(row("total", "all", "12", "10", "2", "1"), row("plan", "pro", "9", "6", "3", "1.5"))))
                .isEqualTo("New customers in May 2026: **12**, up 2 (20.0%) from 10 in April 2026. The largest part is"
                        + " **plan pro** with **3**, 150.0% of the change.");
        assertThat(said(NEW, asked, columns, List.of(row("total", "all", "1", "0", "1", "1"))))
                .isEqualTo("New customers in May 2026: **1**, up 1 (–) from 0 in April 2026.");
    }

    @Test
    void a_dimension_may_be_called_like_its_metric() {
        var odd = SampleMetrics.metric("""
            {"name": "plan", "measure": "COUNT(*)", "from": "t", "format": "integer", "additive": true,
             "time": {"meaning": "state", "start": "a", "end": "b"},
             "dimensions": [{"name": "plan", "expression": "p"}]}
            """);
        assertThat(said(odd, "\"dimensions\": [\"plan\"]", "plan,plan", List.of(row("a", "10"), row("b", "5"))))
                .isEqualTo("Plan by plan as of 2026-06-17: **15** in all.");
    }
}
