package dev.jackdaw.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What can't be answered yet, and what to write next.
class CoverageTest {
    private LearningTeam team;

    @BeforeEach
    void open() {
        team = new LearningTeam();
    }

    @AfterEach
    void close() {
        team.close();
    }

    @Test
    void what_cannot_be_answered_names_the_nearest_that_can() {
        team.reopen(Map.of("JACKDAW_MODEL", "governed"));
        assertThat(team.ask("t-near", "maria", "What is our churn footprint?")
                        .answer()
                        .text())
                .contains("The nearest I can answer: ", "churn");
    }

    @Test
    void coverage_says_what_to_write_next() {
        TestDatabase.run(
                team.company.database(),
                "CREATE TABLE shipments (id integer, lane text)",
                "INSERT INTO shipments VALUES (1, 'north'), (2, 'south')");
        var before = team.jackdaw().learning().coverage().since(Instant.EPOCH);
        assertThat(before.withoutNotes()).containsExactly(new Coverage.Bare("public.shipments", 0));
        assertThat(before.next()).isEqualTo("Describe the table public.shipments");

        for (var question : List.of("How many shipments are there per lane?", "Shipments there are per lane")) {
            team.analyst("SELECT lane, count(*) FROM shipments GROUP BY lane");
            team.ask("t-" + question, "maria", question);
        }
        team.ask("t-none", "joe", "How happy are our employees?");
        var report = team.jackdaw().learning().coverage().since(Instant.EPOCH);
        assertThat(report.unanswered())
                .containsExactly(new Coverage.Theme("How happy are our employees?", 1, List.of()));
        assertThat(report.modelWritten()).hasSize(1);
        assertThat(report.modelWritten().getFirst().times()).isEqualTo(2);
        assertThat(report.withoutNotes()).containsExactly(new Coverage.Bare("public.shipments", 2));
        assertThat(report.next()).startsWith("Write a metric or a validated query for: ");
        assertThat(report.staleQueries()).isEmpty();

        TestDatabase.run(team.company.database(), "ALTER TABLE customers RENAME signup_date TO since");
        team.reopen(Map.of());
        var broken = team.jackdaw().learning().coverage().since(Instant.EPOCH);
        assertThat(broken.staleQueries()).extracting(Coverage.Stale::query).contains("signup_cohort_retention");
        assertThat(broken.next()).startsWith("Mend the query ");
    }
}
