package dev.jackdaw.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestCompany;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.knowledge.definition.ReportDefinition;
import dev.jackdaw.knowledge.definition.ReportItem;
import dev.jackdaw.knowledge.definition.ReportTiming;
import dev.jackdaw.model.provider.OpenAi;
import dev.jackdaw.model.provider.StubProvider;
import dev.jackdaw.report.Edition;
import dev.jackdaw.sandbox.SlackSender;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A provider's model says what a report comes to, if it keeps to the facts.
class ReportNarratedTest {
    private static Edition edition(Jackdaw jackdaw, String name) {
        var item = new ReportItem("MRR", List.of(), Map.of(), "", List.of("previous_period"), "", "", "");
        var reporting = jackdaw.report();
        reporting
                .reports()
                .save(
                        new ReportDefinition(
                                name,
                                "",
                                "slack:maria@example.com",
                                List.of("slack:C1"),
                                new ReportTiming("0 9 * * *", "UTC"),
                                List.of(item),
                                "",
                                "",
                                null,
                                ""),
                        "slack:maria@example.com");
        var due = reporting.planner().now(name);
        SlackSender.until("made", Duration.ofSeconds(40), () -> {
            reporting.publisher().work();
            return reporting.postings().snapshot(name, due).isPresent();
        });
        return reporting.postings().snapshot(name, due).orElseThrow().edition();
    }

    @Test
    void words_are_posted_where_their_numbers_are_the_facts_own() {
        try (var company = TestCompany.open();
                var provider = new StubProvider()) {
            var settings = TestDatabase.settings(company.database());
            settings.put("JACKDAW_MODEL", "openai:stub");
            settings.put("OPENAI_BASE_URL", provider.url() + "/v1");
            settings.put("OPENAI_API_KEY", "sk-very-secret-key");
            try (var jackdaw = Jackdaw.open(new Config(settings))) {
                provider.then(OpenAi.said("MRR stands at $638,888.00."));
                assertThat(edition(jackdaw, "right").summary()).isEqualTo("MRR stands at $638,888.00.");
                provider.then(OpenAi.said("MRR stands at $700,000.00."));
                assertThat(edition(jackdaw, "wrong").summary()).isEmpty();
                assertThat(TestDatabase.rows(
                                company.database(),
                                "SELECT 1 FROM jackdaw_state.run_cost WHERE scopes::text LIKE '%jackdaw:reports%'"))
                        .isNotEmpty();
            }
        }
    }
}
