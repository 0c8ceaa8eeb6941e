package dev.jackdaw.metrics;

import static dev.jackdaw.metrics.MetricsDatabase.SUBSCRIPTION;
import static dev.jackdaw.metrics.SampleMetrics.CHURN;
import static dev.jackdaw.metrics.SampleMetrics.MRR;
import static dev.jackdaw.metrics.SampleMetrics.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.knowledge.definition.ValuesDefinition;
import dev.jackdaw.warehouse.lint.BusinessFacts.State;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KnowledgeFactsTest {
    private static MetricsDatabase database;
    private static KnowledgeFacts facts;

    @BeforeAll
    static void open() {
        database = new MetricsDatabase();
        database.know(
                MRR,
                NEW,
                CHURN,
                SUBSCRIPTION,
                new ValuesDefinition("public.subscription", "plan", "text", List.of("basic", "pro")));
        facts = new KnowledgeFacts(database.index(), database.clock());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void notes_of_a_table_are_found_with_its_schema_and_without() {
        assertThat(facts.mandatoryFilter("subscription")).isEqualTo("NOT test");
        assertThat(facts.mandatoryFilter("public.subscription")).isEqualTo("NOT test");
        assertThat(facts.sampled("public.subscription")).isTrue();
        assertThat(facts.mandatoryFilter("public.country")).isEmpty();
        assertThat(facts.sampled("public.country")).isFalse();
    }

    @Test
    void values_are_those_of_a_known_column() {
        assertThat(facts.values("public.subscription", "plan")).containsExactly("basic", "pro");
        assertThat(facts.values("public.subscription", "mrr")).isEmpty();
    }

    @Test
    void states_are_what_a_state_s_measure_names() {
        assertThat(facts.states("public.subscription"))
                .contains(new State("mrr", List.of("started", "ended")))
                .noneMatch(state -> state.column().equals("plan"));
        assertThat(facts.states("public.country")).isEmpty();
    }

    @Test
    void the_latest_day_is_the_table_s() {
        assertThat(facts.latest("public.subscription")).contains(LocalDate.of(2026, 6, 17));
        assertThat(facts.latest("country")).isEmpty();
    }
}
