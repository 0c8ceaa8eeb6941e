package dev.jackdaw.metrics;

import static dev.jackdaw.metrics.MetricsDatabase.SUBSCRIPTION;
import static dev.jackdaw.metrics.SampleMetrics.MRR;
import static dev.jackdaw.metrics.SampleMetrics.NEW;
import static dev.jackdaw.metrics.SampleMetrics.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.data.Result;
import dev.jackdaw.knowledge.definition.ViewDefinition;
import dev.jackdaw.warehouse.Caller;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which questions views answer, and how.
class MetricViewsTest {
    private static final String BY_PLAN = "{\"metric\": \"MRR\", \"dimensions\": [\"plan\"]}";
    private static final String BY_MONTH = "{\"metric\": \"new customers\", \"grain\": \"month\"}";

    private static final Set<String> CURRENT = new HashSet<>();
    private static MetricsDatabase database;
    private static MetricService metrics;

    @BeforeAll
    static void open() {
        database = new MetricsDatabase();
        metrics = new MetricService(
                database.index(),
                database.warehouse(),
                database.clock(),
                CompanyCalendar.standard(),
                CURRENT::contains);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void know() {
        CURRENT.clear();
        database.know(MRR, NEW, SUBSCRIPTION);
    }

    private static ViewDefinition planned(String question) {
        return ((ViewPlan.Planned) metrics.views().plan("it", query(question))).view();
    }

    /// The answer's SQL; the view is not there, so that a question that reads it does not run.
    private static boolean reads(String question) {
        return switch (metrics.answer(query(question), Caller.nobody())) {
            case MetricService.Outcome.Answered(Result result) -> false;
            case MetricService.Outcome.Unfit(String problem) -> problem.contains("jackdaw.it");
        };
    }

    private static void built(ViewDefinition view) {
        database.know(MRR, NEW, SUBSCRIPTION, view);
    }

    @Test
    void a_plan_says_what_the_view_is_and_what_it_answers() {
        var view = planned(BY_PLAN);
        assertThat(view.name()).isEqualTo("it");
        assertThat(view.question()).isEqualTo("MRR|plan||");
        assertThat(view.sql()).startsWith("WITH latest AS");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"metric": "profit"} | there is no governed metric 'profit'
        {"metric": "MRR", "dimensions": ["mood"]} | MRR can't be split by mood, only by plan, country
        {"metric": "MRR", "compare": "previous_year"} | a view holds plain values, without comparison, share or ranking
        {"metric": "MRR", "why": true} | a view holds plain values, without comparison, share or ranking
        {"metric": "MRR", "period": "may 2026"} | a view moves with the data, so it can't be for a fixed period. Leave the period out, or say by which unit of time
        {"metric": "MRR", "period": "all time"} | a view moves with the data, so it can't be for a fixed period. Leave the period out, or say by which unit of time
        {"metric": "new customers"} | a view of new customers needs a unit of time, such as by month
        """)
    void what_cant_be_a_view_is_told_why(String question, String problem) {
        assertThat(metrics.views().plan("it", query(question))).isEqualTo(new ViewPlan.Unfit(problem));
    }

    @Test
    void a_view_answers_its_own_question_and_no_other() {
        built(planned(BY_PLAN));
        assertThat(reads(BY_PLAN)).isTrue();
        assertThat(reads("{\"metric\": \"MRR\", \"dimensions\": [\"country\"]}"))
                .isFalse();
        assertThat(reads("{\"metric\": \"MRR\", \"dimensions\": [\"plan\"], \"period\": \"may 2026\"}"))
                .isFalse();
    }

    @Test
    void a_series_answers_for_whole_periods() {
        built(planned(BY_MONTH));
        assertThat(reads("{\"metric\": \"new customers\", \"grain\": \"month\", \"period\": \"2026\"}"))
                .isTrue();
        assertThat(reads("{\"metric\": \"new customers\", \"grain\": \"month\", "
                        + "\"period\": \"from 2026-02-10 to 2026-04-20\"}"))
                .isFalse();
    }

    @Test
    void a_view_that_would_be_built_otherwise_today_answers_nothing() {
        var view = planned(BY_PLAN);
        built(new ViewDefinition(view.name(), view.description(), view.question(), view.sql() + " ", false));
        assertThat(reads(BY_PLAN)).isFalse();
    }

    @Test
    void a_stored_view_answers_while_it_is_current() {
        var view = planned(BY_PLAN);
        built(new ViewDefinition(view.name(), view.description(), view.question(), view.sql(), true));
        assertThat(reads(BY_PLAN)).isFalse();
        CURRENT.add("it");
        assertThat(reads(BY_PLAN)).isTrue();
    }

    @Test
    void a_view_that_is_not_built_yet_can_be_compared_with_its_question() {
        var same = metrics.views().same(planned(BY_MONTH), query(BY_MONTH)).orElseThrow();
        assertThat(same.own()).contains("VALUES");
        assertThat(same.fromView()).contains("WITH latest AS").contains("\"month\" >= DATE '2026-06-01'");
        var part =
                "{\"metric\": \"new customers\", \"grain\": \"month\", \"period\": \"from 2026-02-10 to 2026-04-20\"}";
        assertThat(metrics.views().same(planned(BY_MONTH), query(part))).isEmpty();
    }
}
