package dev.jackdaw.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestCompany;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.knowledge.KnowledgeSource;
import dev.jackdaw.knowledge.definition.TableDefinition;
import dev.jackdaw.model.provider.OpenAi;
import dev.jackdaw.model.provider.StubProvider;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is sent to a model stays small: for a routine question, with a thousand tables, in a long
/// thread.
class PromptSizeTest {
    private static final String QUESTION = "What is our MRR by plan?";

    @Test
    void prompts_stay_small() {
        try (var company = TestCompany.open();
                var provider = new StubProvider();
                var jackdaw = with(company, provider)) {
            int alone = bytes(jackdaw, provider, "t-alone");
            assertThat(provider.requests()).hasSize(3);
            assertThat(alone).isLessThanOrEqualTo(24 << 10);

            int first = 0;
            int last = 0;
            for (int turn = 1; turn <= 40; turn++) {
                last = bytes(jackdaw, provider, "t-long");
                first = turn == 1 ? last : first;
            }
            assertThat(last).isBetween(first, first * 3 / 2);
            var leader = provider.requests().get(provider.requests().size() - 3).body();
            assertThat(leader.split("enterprise \\$413,249.00", -1)).hasSize(40);

            manyTables(jackdaw);
            assertThat(bytes(jackdaw, provider, "t-many")).isLessThanOrEqualTo(alone * 11 / 10);
        }
    }

    private static Jackdaw with(TestCompany company, StubProvider provider) {
        var settings = TestDatabase.settings(company.database());
        settings.put("JACKDAW_MODEL", "openai:stub");
        settings.put("OPENAI_BASE_URL", provider.url());
        return Jackdaw.open(new Config(settings));
    }

    /// The bodies of all requests of one question.
    private static int bytes(Jackdaw jackdaw, StubProvider provider, String thread) {
        int before = provider.requests().size();
        provider.then(
                OpenAi.call("delegate", Map.of("agent", "analyst", "task", QUESTION)),
                OpenAi.call("query_metric", Map.of("metric", "MRR", "dimensions", List.of("plan"))),
                OpenAi.call("submit", Map.of("text", "MRR by plan.", "results", List.of("r1"))));
        var ask = new Desk.Ask(thread, "cli:test", QUESTION);
        assertThat(jackdaw.desk().ask(ask, entry -> {})).isInstanceOf(Desk.Outcome.Answered.class);
        return provider.requests().subList(before, provider.requests().size()).stream()
                .mapToInt(request -> request.body().getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    private static void manyTables(Jackdaw jackdaw) {
        var items = new ArrayList<KnowledgeItem>();
        for (var kind : KnowledgeKind.values()) {
            items.addAll(jackdaw.knowledge().index().all(kind));
        }
        for (int i = 0; i < 1_000; i++) {
            var columns = new StringBuilder("Monthly recurring revenue by plan, part " + i);
            columns.append("\nColumns:\n");
            for (int c = 0; c < 20; c++) {
                columns.append("- mrr_").append(c).append(" numeric: MRR of a plan\n");
            }
            var table = (TableDefinition) jackdaw.knowledge()
                    .index()
                    .all(KnowledgeKind.TABLE)
                    .getFirst()
                    .definition();
            items.add(new KnowledgeItem(
                    KnowledgeKind.TABLE,
                    "public.mrr_plan_" + i,
                    KnowledgeSource.database(),
                    "Table mrr_plan_" + i,
                    columns.toString(),
                    "mrr plan " + i,
                    table));
        }
        var values = jackdaw.knowledge().index().dimensionValues();
        jackdaw.knowledge().index().load(items, values, false, done -> {});
    }
}
