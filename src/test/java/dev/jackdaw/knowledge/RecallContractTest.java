package dev.jackdaw.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jackdaw.TestCompany;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.knowledge.index.ExactVectors;
import dev.jackdaw.knowledge.index.HybridRecall;
import dev.jackdaw.knowledge.index.HybridSearch;
import dev.jackdaw.knowledge.index.PgVectors;
import dev.jackdaw.knowledge.index.SearchTable;
import dev.jackdaw.knowledge.index.Vectors;
import dev.jackdaw.model.embedding.BgeEmbedder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What recall must find, whichever way it searches.
class RecallContractTest {
    private static TestCompany company;
    private static BgeEmbedder embedder;
    private static boolean pgvector;

    @BeforeAll
    static void open() {
        company = TestCompany.open();
        embedder = new BgeEmbedder(TestDatabase.home().folder("native"));
        pgvector =
                PgVectors.prepare(company.jackdaw().database(), embedder.dimensions(), List.of(SearchTable.KNOWLEDGE));
        if ("required".equals(System.getenv("JACKDAW_TEST_PGVECTOR"))) {
            assertThat(pgvector).as("this run must test pgvector").isTrue();
        }
        System.out.println("recall is tested with exact search"
                + (pgvector ? " and pgvector" : " only: this server has no vector extension"));
    }

    @AfterAll
    static void close() {
        embedder.close();
        company.close();
    }

    private static Vectors exact() {
        return new ExactVectors(
                company.jackdaw().database(),
                SearchTable.KNOWLEDGE,
                company.jackdaw().knowledge().index()::generation);
    }

    private static List<String> found(Vectors vectors, String question) {
        var search = new HybridSearch(company.jackdaw().database(), vectors);
        return new HybridRecall(company.jackdaw().knowledge().index(), search)
                .recall(question, () -> embedder.embedQuestion(question), 5, 10_000).stream()
                        .map(e -> e.ref().name())
                        .toList();
    }

    private static Vectors sketched() {
        return new ExactVectors(
                company.jackdaw().database(),
                SearchTable.KNOWLEDGE,
                company.jackdaw().knowledge().index()::generation,
                10);
    }

    private static List<Vectors> ways() {
        return pgvector
                ? List.of(exact(), sketched(), PgVectors.on(company.jackdaw().database(), SearchTable.KNOWLEDGE))
                : List.of(exact(), sketched());
    }

    @ParameterizedTest
    @CsvSource({
        "monthly recurring revenue, MRR",
        "enterprise, public.subscriptions.plan",
        "which customers did we lose, churned customers",
        "happy customers satisfaction score, CSAT",
        "usageMetrics, public.usage_metrics",
        "usage metrics, public.usage_metrics",
        "why are there so many cancellations in January, docs/handbook.md:13",
        "annual discount on invoices, docs/handbook.md:17",
        "how old are unpaid bills, invoice_aging"
    })
    void finds_what_a_person_means(String question, String name) {
        for (var way : ways()) {
            assertThat(found(way, question)).as(way.name()).contains(name);
        }
    }

    @Test
    void both_ways_find_the_same() {
        assumeTrue(pgvector, "this server has no vector extension");
        for (var question : List.of(
                "MRR by plan", "support load", "who pays most", "trial sign-ups by source", "refunds and invoices")) {
            var pg = PgVectors.on(company.jackdaw().database(), SearchTable.KNOWLEDGE)
                    .nearest(embedder.embedQuestion(question), 10);
            assertThat(exact().nearest(embedder.embedQuestion(question), 10)).containsExactlyElementsOf(pg);
            assertThat(found(exact(), question))
                    .isEqualTo(found(PgVectors.on(company.jackdaw().database(), SearchTable.KNOWLEDGE), question));
        }
    }

    @Test
    void keeps_within_the_budget_of_tokens() {
        var recall = company.jackdaw().learning().recall();
        var few = recall.curated("MRR by plan", 10, 300);
        assertThat(few).isNotEmpty();
        assertThat(few.stream()
                        .mapToInt(e -> (e.title().length() + e.content().length()) / 4)
                        .sum())
                .isLessThanOrEqualTo(300);
    }

    @Test
    void identifiers_are_split_into_words() {
        assertThat(Map.of(
                        "usageMetrics",
                        Identifiers.words("usageMetrics"),
                        "usage_metrics",
                        Identifiers.words("usage_metrics"),
                        "HTTPServer",
                        Identifiers.words("HTTPServer")))
                .isEqualTo(Map.of(
                        "usageMetrics",
                        "usage metrics",
                        "usage_metrics",
                        "usage metrics",
                        "HTTPServer",
                        "http server"));
    }
}
