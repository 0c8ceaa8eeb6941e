package dev.jackdaw.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.agent.Answer;
import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Receipt;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.Basis;
import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.data.ResultTable;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What one may want to ask first, and next.
class SuggestionsTest {
    private static final Suggestions SUGGESTIONS = new Suggestions(
            new Company(List.of(metric("MRR", "plan", "country"), metric("churn rate"), metric("seats", "plan"))));

    /// A catalogue of metrics alone.
    private record Company(List<Catalogue.Metric> metrics) implements Catalogue {
        @Override
        public List<Catalogue.Query> queries() {
            return List.of();
        }

        @Override
        public List<Catalogue.Table> tables() {
            return List.of();
        }

        @Override
        public String version() {
            return "1";
        }
    }

    private static Catalogue.Metric metric(String name, String... dimensions) {
        return new Catalogue.Metric(
                name,
                "",
                List.of(),
                Catalogue.Meaning.STATE,
                true,
                Stream.of(dimensions)
                        .map(d -> new Catalogue.Dimension(d, List.of(), List.of()))
                        .toList(),
                Optional.empty());
    }

    private static Desk.Outcome answered(Basis basis, String metric, ResultTable.Column... columns) {
        var table = new ResultTable(List.of(columns), List.of(), false);
        var knowledge = List.of(new KnowledgeRef("metric", metric, "1"));
        return new Desk.Outcome.Answered(
                RunId.next(Clock.systemUTC()),
                "q",
                new Answer("a", basis, table, List.of(), List.of()),
                new Receipt("", knowledge, "", "", 1, 1, 1, 1, 1, "m"));
    }

    private static ResultTable.Column column(String name, String type) {
        return ResultTable.Column.plain(name, type);
    }

    @Test
    void first_questions_come_from_different_metrics() {
        assertThat(SUGGESTIONS.first(5))
                .containsExactly("MRR by plan", "Churn rate by month over the last 12 months", "Seats by plan");
        assertThat(SUGGESTIONS.first(1)).containsExactly("MRR by plan");
        assertThat(SUGGESTIONS.first(0)).isEmpty();
        assertThat(new Suggestions(new Company(List.of())).first(3)).isEmpty();
        assertThat(new Suggestions(new Company(List.of(metric("churn")))).first(3))
                .containsExactly("Churn");
    }

    private static Desk.Outcome declined(String text) {
        return new Desk.Outcome.Answered(
                RunId.next(Clock.systemUTC()),
                "q",
                new Answer(text, Basis.UNANSWERED, ResultTable.EMPTY, List.of(), List.of()),
                new Receipt("", List.of(), "", "", 1, 1, 1, 1, 1, "m"));
    }

    @Test
    void instead_of_what_is_declined_comes_what_the_decline_names() {
        assertThat(SUGGESTIONS.next(
                        declined("I don't know. The nearest I can answer: seats, mrr_movements, churn rate.")))
                .containsExactly("Seats by plan", "Churn rate");
        assertThat(SUGGESTIONS.next(declined("I can't look into the future.")))
                .containsExactlyElementsOf(SUGGESTIONS.first(2));
    }

    @Test
    void next_comes_what_the_answer_did_not_split_by_and_its_time() {
        assertThat(SUGGESTIONS.next(answered(Basis.GOVERNED_METRIC, "MRR", column("MRR", "numeric"))))
                .containsExactly("MRR by plan", "MRR by month over the last 12 months");
        assertThat(SUGGESTIONS.next(
                        answered(Basis.GOVERNED_METRIC, "MRR", column("plan", "text"), column("MRR", "numeric"))))
                .containsExactly("MRR by country", "MRR by month over the last 12 months");
        assertThat(SUGGESTIONS.next(answered(
                        Basis.GOVERNED_METRIC,
                        "MRR",
                        column("month", "date"),
                        column("plan", "text"),
                        column("country", "text"))))
                .isEmpty();
    }

    @Test
    void after_an_answer_of_no_metric_there_is_nothing_to_go_on_with() {
        assertThat(SUGGESTIONS.next(answered(Basis.MODEL_WRITTEN, "orders", column("n", "int8"))))
                .isEmpty();
    }

    @Test
    void what_can_not_be_answered_is_followed_by_what_can() {
        assertThat(SUGGESTIONS.next(answered(Basis.UNANSWERED, "MRR")))
                .containsExactly("MRR by plan", "Churn rate by month over the last 12 months");
    }

    @Test
    void a_run_that_did_not_end_with_an_answer_has_no_next() {
        var run = RunId.next(Clock.systemUTC());
        assertThat(SUGGESTIONS.next(new Desk.Outcome.Cancelled(run, "q"))).isEmpty();
        assertThat(SUGGESTIONS.next(new Desk.Outcome.Failed(run, "q", "p"))).isEmpty();
    }
}
