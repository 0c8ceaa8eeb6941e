package dev.jackdaw.bench;

import dev.jackdaw.agent.Desk;
import dev.jackdaw.app.Config;
import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.app.sample.SampleLoader;
import dev.jackdaw.knowledge.index.ExactVectors;
import dev.jackdaw.knowledge.index.HybridRecall;
import dev.jackdaw.knowledge.index.HybridSearch;
import dev.jackdaw.knowledge.index.SearchTable;
import dev.jackdaw.knowledge.index.Vectors;
import dev.jackdaw.model.embedding.BgeEmbedder;
import dev.jackdaw.store.Connections;
import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.Caller;
import dev.jackdaw.warehouse.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Measurements inside one process. Run through `scripts/bench/run`, which prints the commands.
///
///     Bench guard | memory | knowledge TABLES | recall TABLES
public final class Bench {
    private static final Config CONFIG = new Config(System.getenv());

    public static void main(String[] args) throws Exception {
        try (var jackdaw = Jackdaw.open(CONFIG)) {
            switch (args[0]) {
                case "guard" -> guard(jackdaw);
                case "memory" -> memory(jackdaw);
                case "knowledge" -> knowledge(jackdaw, new Corpus(Integer.parseInt(args[1])));
                case "recall" -> manyItems(jackdaw, new Corpus(Integer.parseInt(args[1])));
                default -> throw new IllegalArgumentException(args[0]);
            }
        }
    }

    private static void sample(Jackdaw jackdaw) {
        var loader = new SampleLoader(
                jackdaw.logins().owner(),
                List.of(
                        jackdaw.logins().analyst().user(),
                        jackdaw.logins().engineer().user()));
        if (loader.absent("public")) {
            loader.load("public", 42, LocalDate.of(2026, 6, 17), false);
        }
        jackdaw.knowledge().loader().load(Path.of("knowledge"), false, done -> {});
    }

    private static void guard(Jackdaw jackdaw) throws Exception {
        sample(jackdaw);
        var sql = "SELECT plan, sum(mrr) FROM subscriptions WHERE ended_at IS NULL GROUP BY plan ORDER BY " + "plan";
        var plain = new ArrayList<Double>();
        var guarded = new ArrayList<Double>();
        try (var connection = Connections.open(jackdaw.logins().analyst());
                var statement = connection.createStatement()) {
            for (int i = 0; i < 3_000; i++) {
                long start = System.nanoTime();
                try (var rows = statement.executeQuery(sql)) {
                    while (rows.next()) {
                        rows.getBigDecimal(2);
                    }
                }
                long middle = System.nanoTime();
                jackdaw.warehouse().run(Role.ANALYST, sql, Limits.standard(), Caller.nobody());
                long end = System.nanoTime();
                if (i >= 1_000) {
                    plain.add((middle - start) / 1e6);
                    guarded.add((end - middle) / 1e6);
                }
            }
        }
        System.out.printf(
                "plain query median %.2f ms, guarded %.2f ms: guarding adds %.2f ms (p95 %.2f and %.2f " + "ms)%n",
                at(plain, 50), at(guarded, 50), at(guarded, 50) - at(plain, 50), at(plain, 95), at(guarded, 95));
    }

    private static void memory(Jackdaw jackdaw) throws IOException {
        sample(jackdaw);
        var questions = List.of(
                "What is our MRR by plan?",
                "churn rate last month",
                "top 3 countries by MRR",
                "new customers by month in 2026",
                "CSAT by priority last quarter");
        for (int i = 1; i <= 1_200; i++) {
            var ask = new Desk.Ask("bench-" + i, "bench", questions.get(i % questions.size()));
            if (!(jackdaw.desk().ask(ask, entry -> {}) instanceof Desk.Outcome.Answered)) {
                throw new IllegalStateException("question " + i + " was not answered");
            }
            if (i == 200 || i == 700 || i == 1_200) {
                System.out.printf("resident memory after %d questions: %d MB%n", i, residentMb());
            }
        }
    }

    private static long residentMb() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    private static void knowledge(Jackdaw jackdaw, Corpus corpus) throws IOException {
        var folder = Files.createTempDirectory("bench-knowledge");
        corpus.write(folder);
        long start = System.nanoTime();
        jackdaw.knowledge().loader().load(folder, true, done -> {});
        long loaded = System.nanoTime();
        jackdaw.knowledge().loader().load(folder, false, done -> {});
        long again = System.nanoTime();
        System.out.printf(
                "%d tables: load %.1f s, unchanged reload %.2f s%n",
                corpus.tables(), (loaded - start) / 1e9, (again - loaded) / 1e9);
        ways(jackdaw, corpus);
    }

    private static void manyItems(Jackdaw jackdaw, Corpus corpus) {
        try (var embedder = new BgeEmbedder(CONFIG.databases().home().folder("native"))) {
            long start = System.nanoTime();
            new MillionItems(jackdaw, embedder, corpus).fill();
            System.out.printf("filled and indexed in %.0f s%n", (System.nanoTime() - start) / 1e9);
        }
        ways(jackdaw, corpus);
    }

    /// Every way of searching that this server has, side by side.
    private static void ways(Jackdaw jackdaw, Corpus corpus) {
        try (var embedder = new BgeEmbedder(CONFIG.databases().home().folder("native"))) {
            var database = jackdaw.database();
            var ways = new ArrayList<Vectors>();
            ways.add(new ExactVectors(
                    database, SearchTable.KNOWLEDGE, jackdaw.knowledge().index()::generation));
            if (jackdaw.knowledge().vectors().name().equals("pgvector")) {
                ways.add(jackdaw.knowledge().vectors());
            }
            for (var way : ways) {
                var search = new HybridSearch(database, way);
                recall(new HybridRecall(jackdaw.knowledge().index(), search), embedder, way.name(), corpus);
            }
        }
    }

    private static void recall(HybridRecall recall, BgeEmbedder embedder, String way, Corpus corpus) {
        var planted = corpus.planted();
        var times = new ArrayList<Double>();
        int found = 0;
        for (int round = 0; round < 3; round++) {
            for (var question : planted.entrySet()) {
                long from = System.nanoTime();
                var names =
                        recall
                                .recall(question.getKey(), () -> embedder.embedQuestion(question.getKey()), 5, 100_000)
                                .stream()
                                .map(e -> e.ref().name())
                                .toList();
                if (round > 0) {
                    times.add((System.nanoTime() - from) / 1e6);
                    found += names.contains(question.getValue()) ? 1 : 0;
                }
            }
        }
        System.out.printf(
                "%s, %d tables: recall@5 %.3f on %d planted questions, p50 %.1f ms, p95 %.1f ms, "
                        + "embedding included; heap in use %d MB%n",
                way,
                corpus.tables(),
                found / (2.0 * planted.size()),
                planted.size(),
                at(times, 50),
                at(times, 95),
                heapMb());
    }

    private static long heapMb() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }

    private static double at(List<Double> times, int percent) {
        Collections.sort(times);
        return times.get((times.size() - 1) * percent / 100);
    }
}
