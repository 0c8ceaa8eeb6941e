package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What messages come to, over a company whose names overlap.
class UnderstandingTest {
    private final Understanding understanding = new Understanding(new Lexicon(TestCatalogue.company()));

    private Understood understand(String text) {
        return understanding.understandAll(text, Optional.empty(), Set.of());
    }

    private String text(String question) {
        var understood = understand(question);
        assertThat(understood.slots().unknown).as(question).isEmpty();
        return understood.resolution() instanceof Resolution.Tasks(List<MetricTask> tasks)
                ? MetricTask.texts(tasks)
                : understood.resolution().getClass().getSimpleName();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        MRR by plan last month                       | MRR by plan last month
        tickets for billing                          | support tickets for category billing
        tickets in billing last month                | support tickets for category billing last month
        billing tickets                              | support tickets for category billing
        upgrades just for business                   | Ambiguous
        business upgrades last month                 | Ambiguous
        MRR by size of Germany                       | MRR by company size for country DE
        MRR for annual                               | MRR for billing cycle annual
        MRR - monthly only                           | MRR for billing cycle monthly
        monthly MRR                                  | MRR by month last 12 months
        what are the numbers for monthly MRR         | MRR by month last 12 months
        MRR for companies                            | MRR
        MRR from our accounts                        | MRR
        MRR per customer                             | ARPA
        share of MRR by plan compared with last year | share of MRR by plan compared with last year
        what percentage did MRR grow vs last year    | MRR compared with last year
        churned customers by plan on average         | churned customers by plan averaged
        churn rate by plan on average                | churn rate by plan
        """)
    void a_question_comes_to_what_it_says(String question, String text) {
        assertThat(text(question)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "churn rate by plan, and churned customers",
                "churn rate by plan, churned customers",
                "active customers by plan and MRR last month",
                "tickets last month, and active customers",
                "MRR for starter, and open tickets"
            })
    void two_metrics_that_stand_apart_are_never_answered_by_one(String question) {
        assertThat(text(question)).isEqualTo("Unfit");
    }

    @Test
    void two_metrics_side_by_side_are_two_tasks() {
        assertThat(text("churn rate and churned customers by plan"))
                .isEqualTo("churn rate and churned customers by plan");
        assertThat(text("tickets of enterprise customers")).isEqualTo("Unfit");
        assertThat(text("MRR of enterprise customers")).isEqualTo("MRR for plan enterprise");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        How many tickets were there last month? And how many of those were bugs? | support tickets last month/support tickets for category bug last month
        MRR by plan? And what is the churn rate?                                 | MRR and churn rate by plan
        how many tickets in Germany, and how many in France                      | support tickets for country DE/support tickets for country FR
        """)
    void several_questions_of_a_message_go_on_from_each_other(String message, String texts) {
        assertThat(text(message).replace('\n', '/')).isEqualTo(texts);
    }

    @Test
    void a_sentence_that_only_speaks_of_people_is_left_aside_and_named() {
        var understood = understand("My boss is nervous. What is our MRR by plan?");
        assertThat(understood.resolution())
                .isInstanceOfSatisfying(
                        Resolution.Tasks.class,
                        t -> assertThat(MetricTask.texts(t.tasks())).isEqualTo("MRR by plan"));
        assertThat(understood.slots().notes).containsExactly("I left aside: \"My boss is nervous\".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We only care about zorbs. What is our MRR by plan?",
                "MRR by plan. Not the zorblatts though, we sold them.",
                "MRR of Zorblatt",
                "MRR for plan zorblatt",
                "MRR without zorblatt",
                "zorblatt MRR"
            })
    void what_may_narrow_the_question_is_never_left_aside(String question) {
        var understood = understand(question);
        assertThat(understood.slots().unknown).isNotEmpty();
    }

    @Test
    void a_follow_up_without_a_metric_is_a_detail_of_the_task_before() {
        var before = ((Resolution.Tasks) understand("MRR by plan last month").resolution())
                .tasks()
                .getFirst();
        assertThat(understanding.detail("in Germany", Optional.of(before), Set.of()))
                .hasValueSatisfying(u -> assertThat(((Resolution.Tasks) u.resolution())
                                .tasks()
                                .getFirst()
                                .text())
                        .isEqualTo("MRR by plan for country DE last month"));
        assertThat(understanding.detail("in Atlantis", Optional.of(before), Set.of()))
                .isEmpty();
        assertThat(understanding.detail("by category", Optional.of(before), Set.of()))
                .isEmpty();
        assertThat(understanding.detail("thanks", Optional.of(before), Set.of()))
                .isEmpty();
    }

    @Test
    void nothing_comes_to_nothing() {
        for (var empty : List.of("", " ", "?!", "...")) {
            assertThat(understand(empty).resolution()).isInstanceOf(Resolution.NoMetric.class);
        }
    }

    @Test
    void a_message_of_any_length_and_any_words_is_understood_or_declined() {
        var random = new Random(7);
        var known = List.of(
                "mrr", "by", "plan", "last", "month", "the", "of", "and", "customers", "revenue", "per", "not", "7");
        for (int message = 0; message < 12; message++) {
            var text = new StringBuilder();
            for (int word = 0; word < 400; word++) {
                text.append(
                        random.nextInt(12) < message
                                ? known.get(random.nextInt(known.size()))
                                : Integer.toString(Math.abs(random.nextInt()), 36)
                                        .replaceAll("[0-9]", "x"));
                text.append(' ');
            }
            assertThat(understand(text.toString())).as(text.toString()).isNotNull();
        }
    }
}
