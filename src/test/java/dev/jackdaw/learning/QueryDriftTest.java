package dev.jackdaw.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestCompany;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Receipt;
import dev.jackdaw.app.Config;
import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.model.provider.OpenAi;
import dev.jackdaw.model.provider.StubProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A validated query whose tables change says so, until they are as they were.
class QueryDriftTest {
    private static final String QUERY = "invoice_aging";

    private static Desk.Outcome.Answered ask(Jackdaw jackdaw, StubProvider provider, String thread) {
        provider.then(
                OpenAi.call("delegate", Map.of("agent", "analyst", "task", "as asked")),
                OpenAi.call("run_query", Map.of("name", QUERY)),
                OpenAi.call("submit", Map.of("text", "Here.", "results", List.of("r1"))));
        return (Desk.Outcome.Answered) jackdaw.desk().ask(new Desk.Ask(thread, "maria", "Who owes us money?"), e -> {});
    }

    @Test
    void exactly_what_rests_on_a_changed_column_is_stale_and_its_owner_is_told(@TempDir Path folder)
            throws IOException {
        var people = folder.resolve("people.json");
        Files.writeString(people, "{\"slack:data@example.com\": {\"admin\": true}}");
        try (var company = TestCompany.open();
                var provider = new StubProvider()) {
            var settings = TestDatabase.settings(company.database());
            settings.put("JACKDAW_MODEL", "openai:scripted");
            settings.put("OPENAI_BASE_URL", provider.url());
            settings.put("JACKDAW_PRINCIPALS", people.toString());
            try (var jackdaw = Jackdaw.open(new Config(settings))) {
                jackdaw.curator().pass();
                assertThat(ask(jackdaw, provider, "t-1").answer().caveats()).isEmpty();
                assertThat(jackdaw.learning().coverage().since(Instant.EPOCH).staleQueries())
                        .isEmpty();

                TestDatabase.run(company.database(), "ALTER TABLE invoices ALTER COLUMN status TYPE varchar(40)");
                jackdaw.curator().pass();
                var changed = "column public.invoices.status has changed";
                var answered = ask(jackdaw, provider, "t-2");
                assertThat(answered.answer().caveats())
                        .containsExactly("Since this query was validated, " + changed + ".");
                assertThat(answered.receipt())
                        .extracting(Receipt::knowledge)
                        .asString()
                        .contains(QUERY);
                assertThat(jackdaw.learning().coverage().since(Instant.EPOCH).staleQueries())
                        .extracting(Coverage.Stale::query, Coverage.Stale::problem)
                        .containsExactly(org.assertj.core.groups.Tuple.tuple(QUERY, changed));
                var told = "SELECT person, text FROM jackdaw_state.notice WHERE key LIKE 'stale %'";
                assertThat(TestDatabase.rows(company.database(), told))
                        .singleElement()
                        .asString()
                        .contains("slack:data@example.com", QUERY, changed);

                TestDatabase.run(company.database(), "ALTER TABLE invoices ALTER COLUMN status TYPE text");
                jackdaw.curator().pass();
                assertThat(ask(jackdaw, provider, "t-3").answer().caveats()).isEmpty();
            }
        }
    }
}
