package dev.jackdaw.metrics;

import static dev.jackdaw.metrics.MetricsDatabase.SUBSCRIPTION;
import static dev.jackdaw.metrics.SampleMetrics.CHURN;
import static dev.jackdaw.metrics.SampleMetrics.MRR;
import static dev.jackdaw.metrics.SampleMetrics.NEW;
import static dev.jackdaw.metrics.SampleMetrics.metric;
import static dev.jackdaw.metrics.SampleMetrics.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.data.Basis;
import dev.jackdaw.data.Result;
import dev.jackdaw.data.ResultTable.Column;
import dev.jackdaw.warehouse.Caller;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricServiceTest {
    private static MetricsDatabase database;
    private static MetricService metrics;

    @BeforeAll
    static void open() {
        database = new MetricsDatabase();
        metrics = new MetricService(
                database.index(), database.warehouse(), database.clock(), CompanyCalendar.standard(), view -> false);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void know() {
        database.know(MRR, NEW, CHURN, SUBSCRIPTION);
    }

    private static Result answer(String query) {
        return ((MetricService.Outcome.Answered) metrics.answer(query(query), Caller.nobody())).result();
    }

    private static String problem(String query) {
        return ((MetricService.Outcome.Unfit) metrics.answer(query(query), Caller.nobody())).problem();
    }

    @Test
    void a_receipt_holds_all_that_an_answer_is_made_of() {
        var result = answer("{\"metric\": \"mrr\"}");
        assertThat(result.basis()).isEqualTo(Basis.GOVERNED_METRIC);
        assertThat(result.headline()).isEqualTo("MRR as of 2026-06-17: **$550.00**.");
        assertThat(result.table().columns()).containsExactly(new Column("MRR", "numeric", "currency", "USD"));
        assertThat(result.table().rows().getFirst()).containsExactly(new BigDecimal("550.00"));
        assertThat(result.freshness()).isEqualTo("2026-06-17");
        assertThat(result.sql()).hasSize(1);
        assertThat(result.knowledge()).extracting("kind", "name").containsExactly(tuple("metric", "MRR"));
        assertThat(result.role()).contains("analyst");
        assertThat(result.caveats()).isEmpty();
    }

    @Test
    void columns_that_are_computed_have_their_own_formats() {
        var compared = answer("{\"metric\": \"MRR\", \"dimensions\": [\"tier\"], \"compare\": \"previous_period\"}");
        assertThat(compared.table().columns())
                .extracting(c -> c.name() + " " + c.format())
                .containsExactly("plan ", "MRR currency", "previous currency", "change currency", "change_pct percent");
        var share = answer("{\"metric\": \"MRR\", \"dimensions\": [\"country\"], \"share\": true}");
        assertThat(share.table().columns())
                .extracting(c -> c.name() + " " + c.format())
                .containsExactly("country ", "MRR currency", "share percent");
        assertThat(share.table().rows())
                .containsExactly(
                        List.of("DE", new BigDecimal("100.00"), new BigDecimal("0.1818")),
                        List.of("US", new BigDecimal("450.00"), new BigDecimal("0.8182")));
    }

    @Test
    void a_filter_on_what_is_shared_keeps_the_whole() {
        var share = answer("{\"metric\": \"MRR\", \"dimensions\": [\"country\"], \"share\": true, \"filters\": "
                + "[{\"dimension\": \"country\", \"values\": [\"US\"]}]}");
        assertThat(share.headline()).isEqualTo("US is **81.8%** of MRR as of 2026-06-17 ($450.00).");
    }

    @Test
    void each_period_of_a_series_is_computed_as_if_alone() {
        var series = answer("{\"metric\": \"churn\", \"period\": \"last 3 months\", \"grain\": \"month\"}");
        assertThat(series.table().rows())
                .containsExactly(
                        List.of("2026-03-01", new BigDecimal("0.0000")),
                        List.of("2026-04-01", new BigDecimal("0.0000")),
                        List.of("2026-05-01", new BigDecimal("0.3333")));
        assertThat(answer("{\"metric\": \"churn\", \"period\": \"may 2026\"}").headline())
                .isEqualTo("Churn from 2026-05-01 to 2026-05-31: **33.3%**.");
    }

    @Test
    void what_moved_a_metric_is_told_by_all_dimensions() {
        var why = answer("{\"metric\": \"MRR\", \"period\": \"may 2026\", \"why\": true}");
        assertThat(why.headline())
                .isEqualTo("MRR as of 2026-05-31: **$500.00**, up $100.00 (25.0%) from $400.00 as of 2026-04-30. The "
                        + "largest part is **country US** with **$400.00**, 400.0% of the change.");
        assertThat(why.table().rows().getFirst().subList(0, 2)).containsExactly("total", "all");
    }

    @Test
    void what_moved_a_ratio_is_told_by_each_group_s_own_change() {
        var why = answer("{\"metric\": \"churn\", \"period\": \"may 2026\", \"why\": true}");
        assertThat(why.table().columns())
                .extracting("name")
                .containsExactly("dimension", "item", "churn", "previous", "change");
        assertThat(why.table().rows())
                .containsExactly(
                        List.of(
                                "total",
                                "all",
                                new BigDecimal("0.3333"),
                                new BigDecimal("0.0000"),
                                new BigDecimal("0.3333")),
                        List.of(
                                "plan",
                                "pro",
                                new BigDecimal("1.0000"),
                                new BigDecimal("0.0000"),
                                new BigDecimal("1.0000")),
                        List.of(
                                "plan",
                                "basic",
                                new BigDecimal("0.0000"),
                                new BigDecimal("0.0000"),
                                new BigDecimal("0.0000")));
        assertThat(why.headline())
                .isEqualTo(
                        "Churn in May 2026: **33.3%**, up 33.3% (–) from 0.0% in April 2026. The largest change of its "
                                + "own has **plan pro**, from **0.0%** to **100.0%**.");
        assertThat(why.caveats())
                .containsExactly(
                        "The parts of churn don't add up to the whole: each change is a group's own, and small "
                                + "groups move most.");
    }

    @Test
    void caveats_are_the_period_s_the_definition_s_the_coverage_s_and_the_table_s() {
        database.know(NEW, SUBSCRIPTION);
        assertThat(answer("{\"metric\": \"new customers\"}").caveats())
                .containsExactly(
                        "The period 2026-06-01 to 2026-06-30 is not over: the data end on 2026-06-17.",
                        "Trials count.",
                        "100.0% have no plan.");
    }

    @Test
    void a_table_that_lags_behind_the_others_is_a_caveat() {
        database.know(MRR, SUBSCRIPTION, MetricsDatabase.COUNTRY);
        assertThat(answer("{\"metric\": \"MRR\"}").caveats())
                .containsExactly("The newest row of subscription is of 2026-06-17.");
    }

    @Test
    void more_rows_than_may_be_shown_are_a_caveat() {
        var series = answer("{\"metric\": \"new customers\", \"period\": \"all time\", \"grain\": \"month\"}");
        assertThat(series.table().rows()).hasSize(3);
        assertThat(series.caveats()).contains("Only the first 3 rows are shown; there are more.");
        assertThat(series.table().rows().getFirst().getFirst()).isEqualTo("2026-01-01");
    }

    @Test
    void the_weights_of_a_ratio_are_its_denominators() {
        var weights = metrics.weights(query("{\"metric\": \"churn\", \"period\": \"may 2026\"}"), Caller.nobody());
        assertThat(((MetricService.Outcome.Answered) weights)
                        .result()
                        .table()
                        .rows()
                        .getFirst())
                .containsExactly(3L);
        assertThat(metrics.weights(query("{\"metric\": \"MRR\"}"), Caller.nobody()))
                .isEqualTo(new MetricService.Outcome.Unfit("MRR has no weight"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"metric": "profit"} | there is no governed metric 'profit'
        {"metric": "MRR", "dimensions": ["mood"]} | MRR can't be split by mood, only by plan, country
        {"metric": "MRR", "filters": [{"dimension": "mood", "values": ["good"]}]} | MRR can't be split by mood, only by plan, country
        {"metric": "MRR", "filters": [{"dimension": "plan", "values": []}]} | a filter names no value
        {"metric": "churn", "dimensions": ["plan"], "share": true} | churn is a ratio: its parts don't add up, so it has no shares and no contributions. Compare it by plan instead
        {"metric": "MRR", "share": true} | a share needs something to split MRR by
        {"metric": "MRR", "rank": {"order": "top", "limit": 1}} | a ranking needs something to rank MRR by
        {"metric": "MRR", "period": "soonish"} | 'soonish' is not a period I know
        """)
    void a_question_that_does_not_fit_is_told_why(String query, String problem) {
        assertThat(problem(query)).isEqualTo(problem);
    }

    @Test
    void sql_that_does_not_run_is_said() {
        database.know(metric("""
            {"name": "broken", "measure": "SUM(nothing)", "from": "subscription s",
             "time": {"meaning": "state", "start": "s.started", "end": "s.ended"}}
            """));
        assertThat(problem("{\"metric\": \"broken\"}"))
                .startsWith("the metric's SQL did not run: ")
                .contains("nothing");
    }

    @Test
    void only_what_has_a_measure_is_governed() {
        database.know(metric("{\"name\": \"mood\", \"definition\": \"How they feel.\"}"), MRR);
        assertThat(metrics.governed("mood")).isEmpty();
        assertThat(metrics.governed("MRR")).isPresent();
    }
}
