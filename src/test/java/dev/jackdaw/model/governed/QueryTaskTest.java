package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QueryTaskTest {
    private static final QueryTask FULL = new QueryTask(
            "largest_customers",
            5,
            List.of(
                    new TaskFilter("country", List.of("Germany", "Korea, Republic of"), false),
                    new TaskFilter("plan", List.of("pro"), true)),
            "last 6 months");

    @Test
    void its_text_reads_back() {
        assertThat(QueryTask.of(FULL.text())).contains(FULL);
        assertThat(QueryTask.of(new QueryTask("a b").text())).contains(new QueryTask("a b"));
        assertThat(QueryTask.of("MRR by plan")).isEmpty();
    }

    @Test
    void its_arguments_say_only_what_is_wanted() {
        assertThat(new QueryTask("aging").arguments().toString()).isEqualTo("{\"name\":\"aging\"}");
        var arguments = FULL.arguments();
        assertThat(arguments.path("first").asInt()).isEqualTo(5);
        assertThat(arguments.path("period").asText()).isEqualTo("last 6 months");
        assertThat(arguments.path("filters").path(1).path("exclude").asBoolean())
                .isTrue();
    }
}
