package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.agent.Catalogue;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whether "the worst" are high or low is told by what a metric is called, or not at all.
class RankDirectionTest {
    private static boolean worstIsHigh(String name, String... synonyms) {
        Catalogue.Metric metric = TestCatalogue.metric(name, List.of(synonyms));
        return new RankDirection("worst").descending(metric);
    }

    @Test
    void a_metrics_own_name_tells() {
        assertThat(worstIsHigh("churn rate", "customer loss")).isTrue();
        assertThat(worstIsHigh("new customers", "losses")).isFalse();
    }

    @Test
    void other_names_tell_where_they_agree() {
        assertThat(worstIsHigh("NRR", "net revenue retention")).isFalse();
        assertThatThrownBy(() -> worstIsHigh("events", "sales", "complaints")).isInstanceOf(Unresolved.class);
    }

    @Test
    void that_something_is_new_says_nothing_of_whether_it_is_welcome() {
        assertThatThrownBy(() -> worstIsHigh("support tickets", "new tickets")).isInstanceOf(Unresolved.class);
    }
}
