package dev.jackdaw.bench;

import dev.jackdaw.TestCompany;
import dev.jackdaw.agent.Step;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.learning.*;
import dev.jackdaw.learning.Learning.Type;
import dev.jackdaw.model.embedding.BgeEmbedder;
import dev.jackdaw.store.Connections;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What many learnings cost a question, and what proving one costs. Argument: how many. For
/// `scripts/bench/learn`.
final class LearningLoad {
    private static final int TEXTS = 400;
    private static final int ASKED = 300;
    private static final String[] THINGS = {
        "parcels", "crews", "invoices", "refunds", "seats", "tickets", "plans", "trials",
        "contracts", "regions", "partners", "credits", "exports", "surveys", "audits", "leads",
        "shipments", "budgets", "licences", "orders"
    };
    private static final String[] SAYINGS = {
        "are counted in the month they were closed in",
        "of the kind internal are only tests",
        "are stored in tenths of a unit",
        "without an owner belong to the parent account",
        "before the migration carry a negative id",
        "are duplicated when they were reopened",
        "use the time zone of their branch",
        "in state 'X' were never billed",
        "are copied at night and may lag a day",
        "of archived accounts stay in the table"
    };

    private LearningLoad() {}

    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[0]);
        try (var company = TestCompany.open()) {
            System.out.println(
                    "search: " + company.jackdaw().knowledge().vectors().name());
            System.out.println("recall without learnings:  " + recall(company));
            System.out.println("proof of a learning:       " + proof(company));
            fill(company, count);
            System.out.println("recall beside " + count + ":   " + recall(company));
            System.out.println("proof beside " + count + ":    " + proof(company));
        }
    }

    private static String recall(TestCompany company) {
        var random = new Random(5);
        var times = new ArrayList<Double>();
        int shown = 0;
        for (int i = 0; i < 2 * ASKED; i++) {
            var question = "How many "
                    + THINGS[random.nextInt(THINGS.length)]
                    + " of branch "
                    + random.nextInt(10_000)
                    + " "
                    + SAYINGS[random.nextInt(SAYINGS.length)]
                    + "?";
            long start = System.nanoTime();
            var found = company.jackdaw().learning().recall().recall("maria", question, 12, 2_500);
            if (i >= ASKED) {
                times.add((System.nanoTime() - start) / 1e6);
                shown += (int) found.shown().stream()
                        .filter(e -> e.ref().kind().equals(KnowledgeRef.LEARNING))
                        .count();
            }
        }
        return spread(times) + ", " + shown + " learnings shown to " + ASKED + " questions";
    }

    private static String proof(TestCompany company) {
        var times = new ArrayList<Double>();
        for (int i = 0; i < 20; i++) {
            var run = RunId.next(Clock.systemUTC());
            company.jackdaw().journal().begin(run, new Step.Asked("q", "p" + i, run.value()));
            company.jackdaw()
                    .learning()
                    .learnings()
                    .propose(
                            new Proposal(
                                    Type.QUIRK,
                                    Audience.COMPANY,
                                    Map.of(),
                                    "Tickets of the group "
                                            + run
                                            + " are answered in the "
                                            + i
                                            + "th shift by partners.",
                                    "SELECT count(*) FROM support_tickets WHERE id > " + i,
                                    "How many tickets were answered in shift " + i + "?",
                                    List.of("public.support_tickets"),
                                    new Learning.Origin(run, List.of()),
                                    "bench",
                                    "p" + run),
                            "");
            long start = System.nanoTime();
            company.jackdaw().curator().pass();
            times.add((System.nanoTime() - start) / 1e6);
        }
        return spread(times);
    }

    private static String spread(List<Double> times) {
        var sorted = times.stream().sorted().toList();
        return "p50 %.1f ms, p95 %.1f ms"
                .formatted(sorted.get(sorted.size() / 2), sorted.get((int) (sorted.size() * 0.95)));
    }

    /// Real embeddings of some hundred texts, and for the others a little noise on one of them.
    private static void fill(TestCompany company, int count) throws SQLException {
        var texts = new ArrayList<String>();
        for (int i = 0; i < TEXTS; i++) {
            texts.add(
                    THINGS[i % THINGS.length] + " " + SAYINGS[i / THINGS.length % SAYINGS.length] + " of branch " + i);
        }
        var random = new Random(3);
        try (var embedder = new BgeEmbedder(dev.jackdaw.TestDatabase.home().folder("native"));
                var connection = Connections.open(company.database())) {
            var vectors = embedder.embed(texts);
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("SET search_path = jackdaw_state, public");
                statement.execute("SELECT set_config('jackdaw.viewer', 'upkeep', false)");
            }
            var sql = "WITH l AS (INSERT INTO learning VALUES (?, 'quirk', '', '{}', ?, '', '', '{}', ?, '{}', "
                    + "'bench', '', 'active', '', 1, '{}', ?::real[], now(), now()) RETURNING id), q AS "
                    + "(INSERT INTO learning_question SELECT ?, ?, ?::real[] RETURNING learning) INSERT INTO "
                    + "learning_item (learning, search, embedding) SELECT ?, ?, ?::real[]";
            try (var insert = connection.prepareStatement(sql)) {
                for (int i = 0; i < count; i++) {
                    var id = "b%015d".formatted(i);
                    var text = texts.get(i % TEXTS) + " number " + i;
                    var vector = noisy(vectors.get(i % TEXTS), random);
                    int p = 1;
                    for (var value : List.of(id, text, id, vector, id, text, vector, id, text, vector)) {
                        insert.setString(p++, value);
                    }
                    insert.addBatch();
                    if (i % 500 == 499) {
                        insert.executeBatch();
                    }
                }
                insert.executeBatch();
            }
            try (var statement = connection.createStatement()) {
                statement.execute(
                        "INSERT INTO knowledge_state VALUES ('learnings', '9') ON CONFLICT (key) DO UPDATE SET "
                                + "value = '999'");
            }
            connection.commit();
            connection.setAutoCommit(true);
            try (var statement = connection.createStatement()) {
                statement.execute("ANALYZE learning, learning_item, learning_question");
            }
        }
    }

    private static String noisy(float[] vector, Random random) {
        var noisy = new float[vector.length];
        double square = 0;
        for (int i = 0; i < vector.length; i++) {
            noisy[i] = vector[i] + (float) random.nextGaussian() * 0.01f;
            square += noisy[i] * noisy[i];
        }
        var text = new StringBuilder("{");
        for (int i = 0; i < noisy.length; i++) {
            text.append(i == 0 ? "" : ",").append(noisy[i] / (float) Math.sqrt(square));
        }
        return text.append('}').toString();
    }
}
