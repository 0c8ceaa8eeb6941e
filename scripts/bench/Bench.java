import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Json;
import dev.jackdaw.app.Config;
import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.app.sample.SampleLoader;
import dev.jackdaw.core.Cancellation;
import dev.jackdaw.store.Connections;
import dev.jackdaw.warehouse.Limits;
import dev.jackdaw.warehouse.Role;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Measurements inside one process. Run through `scripts/bench/run`, which prints the commands.
///
///     Bench guard | memory | knowledge TABLES
public final class Bench {
    private static final List<String> DOMAINS =
            List.of(
                    "billing",
                    "shipping",
                    "marketing",
                    "recruiting",
                    "support",
                    "warehouse",
                    "procurement",
                    "payroll",
                    "security",
                    "events",
                    "partners",
                    "training",
                    "research",
                    "legal",
                    "travel",
                    "fleet",
                    "retail",
                    "clinical",
                    "lending",
                    "insurance");
    private static final List<String> SYNONYMS =
            List.of(
                    "invoicing",
                    "delivery",
                    "advertising",
                    "hiring",
                    "helpdesk",
                    "storage depot",
                    "purchasing",
                    "salary",
                    "access control",
                    "conferences",
                    "resellers",
                    "courses",
                    "experiments",
                    "contracts and counsel",
                    "business trips",
                    "vehicles",
                    "stores",
                    "patients in trials",
                    "loans",
                    "policies and claims");
    private static final List<String> ENTITIES =
            List.of(
                    "orders",
                    "employees",
                    "payments",
                    "complaints",
                    "campaigns",
                    "locations",
                    "schedules",
                    "devices",
                    "audits",
                    "budgets",
                    "messages",
                    "approvals",
                    "returns",
                    "forecasts",
                    "ratings",
                    "documents",
                    "sessions",
                    "targets",
                    "incidents",
                    "assignments",
                    "suppliers",
                    "discounts",
                    "permissions",
                    "inspections",
                    "subscriptions",
                    "visits",
                    "quotes",
                    "milestones",
                    "alerts",
                    "transfers",
                    "certificates",
                    "reservations",
                    "surveys",
                    "penalties",
                    "refunds",
                    "batches",
                    "routes",
                    "materials",
                    "interviews",
                    "versions",
                    "licenses",
                    "meters",
                    "claims",
                    "grants",
                    "coupons",
                    "badges",
                    "leads",
                    "parcels",
                    "templates",
                    "deposits");

    public static void main(String[] args) throws Exception {
        try (var jackdaw = Jackdaw.open(new Config(System.getenv()))) {
            switch (args[0]) {
                case "guard" -> guard(jackdaw);
                case "memory" -> memory(jackdaw);
                case "knowledge" -> knowledge(jackdaw, Integer.parseInt(args[1]));
                default -> throw new IllegalArgumentException(args[0]);
            }
        }
    }

    private static void sample(Jackdaw jackdaw) {
        var loader =
                new SampleLoader(
                        jackdaw.logins().owner(),
                        List.of(
                                jackdaw.logins().analyst().user(),
                                jackdaw.logins().engineer().user()));
        if (loader.absent("public")) {
            loader.load("public", 42, LocalDate.of(2026, 6, 17), false);
        }
        jackdaw.loader().load(Path.of("knowledge"), false, done -> {});
    }

    private static void guard(Jackdaw jackdaw) throws Exception {
        sample(jackdaw);
        var sql =
                "SELECT plan, sum(mrr) FROM subscriptions WHERE ended_at IS NULL GROUP BY plan"
                        + " ORDER BY plan";
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
                jackdaw.warehouse().run(Role.ANALYST, sql, Limits.standard(), new Cancellation());
                long end = System.nanoTime();
                if (i >= 1_000) {
                    plain.add((middle - start) / 1e6);
                    guarded.add((end - middle) / 1e6);
                }
            }
        }
        System.out.printf(
                "plain query median %.2f ms, guarded %.2f ms: guarding adds %.2f ms (p95 %.2f and"
                        + " %.2f ms)%n",
                at(plain, 50),
                at(guarded, 50),
                at(guarded, 50) - at(plain, 50),
                at(plain, 95),
                at(guarded, 95));
    }

    private static void memory(Jackdaw jackdaw) throws IOException {
        sample(jackdaw);
        var questions =
                List.of(
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

    private static void knowledge(Jackdaw jackdaw, int tables) throws IOException {
        var folder = Files.createTempDirectory("bench-knowledge");
        Map<String, String> planted = new LinkedHashMap<>();
        write(folder, tables, planted);
        long start = System.nanoTime();
        jackdaw.loader().load(folder, true, done -> {});
        long loaded = System.nanoTime();
        jackdaw.loader().load(folder, false, done -> {});
        long again = System.nanoTime();
        System.out.printf(
                "%s, %d tables: load %.1f s, unchanged reload %.2f s%n",
                jackdaw.vectors().name(), tables, (loaded - start) / 1e9, (again - loaded) / 1e9);
        var times = new ArrayList<Double>();
        int found = 0;
        for (int round = 0; round < 3; round++) {
            for (var question : planted.entrySet()) {
                long from = System.nanoTime();
                var names =
                        jackdaw.recall().recall(question.getKey(), 5, 100_000).stream()
                                .map(e -> e.ref().name())
                                .toList();
                if (round > 0) {
                    times.add((System.nanoTime() - from) / 1e6);
                    found += names.contains(question.getValue()) ? 1 : 0;
                }
            }
        }
        System.out.printf(
                "%s, %d tables: recall@5 %.3f on %d planted questions, p50 %.1f ms, p95 %.1f ms,"
                        + " embedding included%n",
                jackdaw.vectors().name(),
                tables,
                found / (2.0 * planted.size()),
                planted.size(),
                at(times, 50),
                at(times, 95));
    }

    /// Tables of many departments; every fifth is asked for, in words that its name does not hold.
    private static void write(Path folder, int tables, Map<String, String> planted)
            throws IOException {
        var place = Files.createDirectories(folder.resolve("tables"));
        var random = new Random(42);
        for (int i = 0; i < tables; i++) {
            int domain = i % DOMAINS.size();
            int entity = (i / DOMAINS.size()) % ENTITIES.size();
            int variant = i / (DOMAINS.size() * ENTITIES.size());
            var name =
                    DOMAINS.get(domain)
                            + "_"
                            + ENTITIES.get(entity)
                            + (variant == 0 ? "" : "_v" + variant);
            ObjectNode json = Json.mapper().createObjectNode();
            json.put("table_name", name).put("schema", "public");
            json.put(
                    "table_description",
                    "All "
                            + ENTITIES.get(entity)
                            + " of the "
                            + DOMAINS.get(domain)
                            + " department"
                            + (variant == 0 ? "" : ", archive " + variant)
                            + ".");
            var columns = json.putArray("table_columns");
            for (var column :
                    List.of(
                            "id",
                            "created_at",
                            "status",
                            ENTITIES.get(random.nextInt(ENTITIES.size())) + "_count")) {
                columns.addObject()
                        .put("name", column)
                        .put("type", "text")
                        .put("description", column);
            }
            json.putArray("use_cases")
                    .add("Reporting on " + ENTITIES.get(entity) + " in " + DOMAINS.get(domain));
            Files.writeString(place.resolve(name + ".json"), Json.text(json));
            if (variant == 0 && i % 5 == 0 && planted.size() < 200) {
                planted.put(
                        "Where do I find the "
                                + ENTITIES.get(entity)
                                + " we have in "
                                + SYNONYMS.get(domain)
                                + "?",
                        "public." + name);
            }
        }
    }

    private static double at(List<Double> times, int percent) {
        Collections.sort(times);
        return times.get((times.size() - 1) * percent / 100);
    }
}
