package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.agent.Catalogue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What questions are understood as, against a catalogue of two metrics that stands here.
class QuestionReaderTest {
    private static final Catalogue.Dimension PLAN =
            new Catalogue.Dimension("plan", List.of("tier"), List.of("enterprise", "starter"));

    private record Small(List<Catalogue.Metric> metrics) implements Catalogue {
        @Override
        public List<Query> queries() {
            return List.of(new Query("invoice_aging", "How old unpaid invoices are"));
        }

        @Override
        public List<Table> tables() {
            return List.of(new Table("public", "customers", "All customers", List.of("accounts")));
        }

        @Override
        public String version() {
            return "1";
        }
    }

    private static Catalogue.Metric metric(String name, List<String> synonyms, Catalogue.Meaning meaning) {
        return new Catalogue.Metric(name, name, synonyms, meaning, true, List.of(PLAN), Optional.empty());
    }

    private static final Lexicon LEXICON = new Lexicon(new Small(List.of(
            metric("MRR", List.of("recurring revenue", "revenue"), Catalogue.Meaning.STATE),
            metric("new customers", List.of("sign-ups", "revenue"), Catalogue.Meaning.FLOW))));

    private static Slots read(String question) {
        return new QuestionReader(LEXICON).read(Words.of(question));
    }

    private static Resolution resolve(String question, Optional<MetricTask> before, Set<String> chosen) {
        var words = Words.of(question);
        return new TaskResolver(LEXICON).resolve(new QuestionReader(LEXICON).read(words), before, chosen);
    }

    private static MetricTask task(String question) {
        return ((Resolution.Tasks) resolve(question, Optional.empty(), Set.of()))
                .tasks()
                .getFirst();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        What is our MRR by plan?                 | MRR by plan
        show me recurring revenue per tier       | MRR by plan
        MRR of enterprise                        | MRR where plan is enterprise
        sign-ups last month                      | new customers in last month
        """)
    void a_question_becomes_a_task(String question, String same) {
        assertThat(task(question)).isEqualTo(task(same));
    }

    @Test
    void a_word_that_nothing_explains_is_unknown() {
        assertThat(read("MRR by zodiac sign").unknown).containsExactly("zodiac", "sign");
    }

    @Test
    void a_synonym_of_two_metrics_is_asked_back_unless_it_was_chosen() {
        assertThat(resolve("revenue", Optional.empty(), Set.of()))
                .isInstanceOfSatisfying(
                        Resolution.Ambiguous.class,
                        a -> assertThat(a.options()).containsExactlyInAnyOrder("MRR", "new customers"));
        assertThat(resolve("revenue", Optional.empty(), Set.of("MRR")))
                .isEqualTo(resolve("MRR", Optional.empty(), Set.of()));
    }

    @Test
    void a_follow_up_goes_on_from_the_task_before() {
        var before = task("MRR by plan");
        assertThat(resolve("and for enterprise", Optional.of(before), Set.of()))
                .isInstanceOfSatisfying(Resolution.Tasks.class, t -> {
                    var task = t.tasks().getFirst();
                    assertThat(task.metric()).isEqualTo("MRR");
                    assertThat(task.filters()).hasSize(1);
                });
        assertThat(resolve("by plan", Optional.empty(), Set.of())).isInstanceOf(Resolution.NoMetric.class);
    }

    @Test
    void names_are_found_in_any_form() {
        assertThat(Lexicon.dimension(LEXICON.metric("mrr").orElseThrow(), "TIER"))
                .contains(PLAN);
        assertThat(LEXICON.tables().at(Words.of("accounts"), 0).meanings()).containsExactly("public.customers");
        assertThat(LEXICON.values().at(Words.of("Starter"), 0).meanings())
                .containsExactly(new DimensionValue("plan", "starter"));
    }

    @Test
    void a_request_to_write_is_refused_and_a_question_with_such_a_word_is_not() {
        assertThat(Refusals.check("please delete customers", Words.of("please delete customers")))
                .isPresent();
        assertThat(Refusals.check("did MRR drop", Words.of("did MRR drop"))).isEmpty();
    }

    @Test
    void courtesies_are_answered_and_nothing_else() {
        var catalogue = LEXICON.catalogue();
        assertThat(SmallTalk.reply("", Words.of("good morning"), catalogue))
                .hasValueSatisfying(r -> assertThat(r).startsWith("Hello! "));
        assertThat(SmallTalk.reply("", Words.of("thanks a lot"), catalogue)).contains("You're welcome.");
        assertThat(SmallTalk.reply("", Words.of("good MRR"), catalogue)).isEmpty();
    }

    @Test
    void schema_questions_views_and_queries_are_told_apart() {
        var schema = new SchemaQuestions(LEXICON);
        assertThat(schema.call(Words.of("which tables are there")))
                .map(c -> c.tool())
                .contains("list_tables");
        assertThat(schema.call(Words.of("what columns has customers")))
                .map(c -> c.tool())
                .contains("describe_table");
        var asked = read("what does MRR mean");
        assertThat(new DefinitionQuestions(LEXICON).metrics(asked, WordQuestion.of(asked), Optional.empty()))
                .containsExactly("MRR");
        assertThat(ViewRequests.asks(Words.of("build a view of MRR by plan"))).isTrue();
        assertThat(new QueryReader(LEXICON)
                        .read("how old are unpaid invoices")
                        .map(r -> r.task().name()))
                .contains("invoice_aging");
    }
}
