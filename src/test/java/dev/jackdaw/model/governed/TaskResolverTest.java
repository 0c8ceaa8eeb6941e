package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskResolverTest {
    private static final Lexicon LEXICON = TestCatalogue.lexicon();

    private static Resolution resolve(String question, Optional<MetricTask> before, Set<String> chosen) {
        var words = Words.of(question);
        var slots = new QuestionReader(LEXICON).read(words);
        assertThat(slots.unknown).isEmpty();
        return new TaskResolver(LEXICON).resolve(slots, before, chosen);
    }

    private static Resolution resolve(String question) {
        return resolve(question, Optional.empty(), Set.of());
    }

    private static MetricTask task(String question) {
        return ((Resolution.Tasks) resolve(question)).tasks().getFirst();
    }

    private static String after(String before, String question) {
        var resolved = resolve(question, Optional.of(task(before)), Set.of());
        return ((Resolution.Tasks) resolved).tasks().getFirst().text();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        MRR                                     | MRR
        MRR per tier and market                 | MRR by plan and country
        MRR of enterprise                       | MRR for plan enterprise
        MRR of enterprise and pro               | MRR by plan for plan enterprise or pro
        MRR without pro                         | MRR excluding plan pro
        MRR of starter                          | MRR for plan starter
        MRR in Germany, by plan, last month     | MRR by plan for country Germany last month
        share of enterprise in MRR              | share of MRR by plan for plan enterprise
        monthly MRR in 2025                     | MRR by month 2025
        MRR trend                               | MRR by month last 12 months
        MRR by day                              | MRR by day last 30 days
        MRR by week                             | MRR by week last 12 weeks
        MRR by quarter                          | MRR by quarter
        MRR trend in march 2025                 | MRR by day march 2025
        MRR trend over the last 8 weeks         | MRR by week last 8 weeks
        MRR trend this year                     | MRR by month this year
        why did MRR change in march             | why MRR march compared with previous period
        MRR growth                              | MRR compared with previous period
        MRR growth versus 2024                  | MRR compared with 2024
        top 3 countries by MRR                  | top 3 MRR by country
        country with the highest MRR            | top 1 MRR by country
        which countries have the highest MRR, lowest first | bottom 1000 MRR by country
        lowest first, which country has the highest MRR    | bottom 1000 MRR by country
        which 2 countries have the highest MRR, highest first | top 2 MRR by country
        top 3 countries by MRR, highest first   | top 3 MRR by country
        countries ordered by monthly recurring revenue | top 1000 MRR by country
        which country has more MRR              | top 1000 MRR by country
        which plan has fewer sign-ups           | bottom 1000 new_customers by plan
        total MRR of enterprise and pro         | MRR for plan enterprise or pro combined
        total MRR of enterprise vs pro          | MRR by plan for plan enterprise or pro
        by how much is the MRR of enterprise higher than pro | MRR by plan for plan enterprise or pro difference
        """)
    void a_question_comes_to_a_task(String question, String text) {
        assertThat(task(question).text()).isEqualTo(text);
        assertThat(task(text)).isEqualTo(task(question));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        total MRR of enterprise and pro     | and in germany         | MRR for plan enterprise or pro for country Germany combined
        MRR by plan in 2025                 | and in germany         | MRR by plan for country Germany 2025
        MRR by plan in 2025                 | by country             | MRR by country 2025
        MRR by plan in 2025                 | and also by country    | MRR by plan and country 2025
        MRR by plan in 2025                 | last month             | MRR by plan last month
        MRR of enterprise                   | and pro                | MRR for plan pro
        MRR of enterprise                   | and in norway          | MRR for plan enterprise or country Norway
        monthly MRR                         | just last year         | MRR by month last year
        monthly MRR                         | by plan                | MRR by plan last 12 months
        top 3 countries by MRR              | in 2025                | top 3 MRR by country 2025
        top 3 countries by MRR              | by plan                | MRR by plan
        MRR compared with 2024              | in germany             | MRR for country Germany compared with 2024
        MRR compared with 2024              | by plan                | MRR by plan
        why did MRR change                  | in germany             | MRR for country Germany compared with previous period
        """)
    void a_follow_up_keeps_what_it_does_not_change(String before, String question, String text) {
        assertThat(after(before, question)).isEqualTo(text.replace(" or country", " for country"));
    }

    @Test
    void a_word_of_two_metrics_is_the_one_that_fits_the_rest() {
        assertThat(task("revenue by country").metric()).isEqualTo("MRR");
        assertThat(task("revenue by channel").metric()).isEqualTo("new_customers");
        assertThat(task("revenue in Norway").metric()).isEqualTo("MRR");
        assertThat(resolve("revenue by plan"))
                .isEqualTo(new Resolution.Ambiguous("revenue", java.util.List.of("MRR", "new_customers")));
        assertThat(((Resolution.Ambiguous) resolve("revenue by plan")).question())
                .isEqualTo("By 'revenue', do you mean MRR or new_customers?");
    }

    @Test
    void what_was_chosen_before_settles_a_word_and_a_choice_of_both_does_not() {
        var chosen = resolve("revenue", Optional.empty(), Set.of("new_customers"));
        assertThat(chosen)
                .isInstanceOfSatisfying(
                        Resolution.Tasks.class,
                        t -> assertThat(t.tasks().getFirst().metric()).isEqualTo("new_customers"));
        assertThat(resolve("revenue", Optional.empty(), Set.of("MRR", "new_customers")))
                .isInstanceOf(Resolution.Ambiguous.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        tickets by plan        | support tickets can't be split by plan; it can be split by country.
        tickets of enterprise  | support tickets can't be narrowed to 'enterprise': that is a value of plan, which it is not recorded by.
        MRR by channel         | MRR can't be split by channel; it can be split by plan, country.
        MRR of tickets         | I can answer for one metric at a time, or for several joined by 'and': here 'mrr' and 'tickets' don't fit together.
        """)
    void what_a_metric_cannot_is_said_in_a_sentence(String question, String sentence) {
        assertThat(resolve(question)).isEqualTo(new Resolution.Unfit(sentence));
    }

    @Test
    void a_value_of_two_of_a_metric_s_dimensions_is_asked_back() {
        assertThat(resolve("sign-ups of starter")).isInstanceOfSatisfying(Resolution.Ambiguous.class, a -> {
            assertThat(a.said()).isEqualTo("starter");
            assertThat(a.options()).containsExactlyInAnyOrder("plan starter", "channel starter");
        });
        assertThat(task("sign-ups of starter plan").text()).isEqualTo("new_customers for plan starter");
    }

    @Test
    void several_metrics_become_several_tasks_of_one_question() {
        var resolved = (Resolution.Tasks) resolve("MRR and tickets by country");
        assertThat(resolved.tasks()).extracting(MetricTask::metric).containsExactly("MRR", "support tickets");
        assertThat(MetricTask.texts(resolved.tasks())).isEqualTo("MRR and support tickets by country");
        assertThat(resolve("MRR and revenue by country"))
                .isInstanceOfSatisfying(
                        Resolution.Tasks.class, t -> assertThat(t.tasks()).hasSize(1));
    }

    @Test
    void without_a_metric_and_a_task_before_there_is_nothing_to_ask() {
        assertThat(resolve("by plan")).isEqualTo(new Resolution.NoMetric());
        assertThat(resolve("")).isEqualTo(new Resolution.NoMetric());
    }

    @Test
    void a_follow_up_that_the_metric_before_cannot_take_is_refused() {
        assertThat(resolve("by channel", Optional.of(task("MRR")), Set.of())).isInstanceOf(Resolution.Unfit.class);
        assertThat(resolve("tickets", Optional.of(task("MRR by plan")), Set.of()))
                .isInstanceOf(Resolution.Unfit.class);
    }
}
