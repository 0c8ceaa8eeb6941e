package dev.jackdaw.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.jackdaw.data.Json;
import dev.jackdaw.store.Connections;
import dev.jackdaw.store.DatabaseSettings;
import dev.jackdaw.store.LoginSetup;
import dev.jackdaw.store.Role;
import dev.jackdaw.store.embedded.EmbeddedServer;
import dev.jackdaw.store.login.Home;
import dev.jackdaw.store.login.Login;
import dev.jackdaw.warehouse.guard.GuardDatabase;
import dev.jackdaw.warehouse.guard.Policy;
import dev.jackdaw.warehouse.guard.QueryGuard;
import dev.jackdaw.warehouse.guard.Wall;
import dev.jackdaw.warehouse.tree.ValidatorQuery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the guard costs: the statements of evals/guard on the embedded server, and inputs made to
/// be expensive. Arguments: a folder for the server, the folder of the corpus.
final class GuardBench {
    private static final int[] HONEST = new int[1];

    private record Line(Role role, String sql) {}

    private static final List<String> SCHEMAS = List.of("public", "sales");
    private static final EnumSet<Wall> SYNTAX = EnumSet.of(Wall.TEXT, Wall.AST);
    private static final EnumSet<Wall> ALL = EnumSet.allOf(Wall.class);

    public static void main(String[] arguments) throws Exception {
        var home = new Home(Path.of(arguments[0]));
        var corpus = Path.of(arguments[1]);
        var settings = new DatabaseSettings(
                home,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                SCHEMAS,
                Map.of());
        try (var server = EmbeddedServer.attach(home);
                var setup = new LoginSetup(settings)) {
            setup.logins();
            run(server.admin("jackdaw"), Files.readString(corpus.resolve("database.sql")));
            var logins = setup.logins();
            try (var validator = ValidatorQuery.pool(logins.validator(), java.time.ZoneId.of("UTC"))) {
                measure(validator, lines(corpus));
            }
        }
    }

    private static void run(Login admin, String sql) throws Exception {
        try (var connection = Connections.open(admin);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<Line> lines(Path corpus) throws Exception {
        var lines = new ArrayList<Line>();
        for (var file : List.of("honest.jsonl", "attacks.jsonl")) {
            for (var line : Files.readAllLines(corpus.resolve(file))) {
                var json = Json.mapper().readTree(line);
                lines.add(new Line(
                        Role.of(json.get("role").asText()), json.get("sql").asText()));
            }
            HONEST[0] = HONEST[0] == 0 ? lines.size() : HONEST[0];
        }
        return lines;
    }

    private static GuardDatabase database(HikariDataSource validator) {
        return new GuardDatabase(
                validator, () -> SCHEMAS, r -> r == Role.ANALYST ? "jackdaw_analyst" : "jackdaw_engineer");
    }

    private static void measure(HikariDataSource validator, List<Line> lines) {
        var database = database(validator);
        System.out.printf("%-44s %9s %9s %9s %9s%n", "", "median ms", "p95 ms", "p99 ms", "max ms");
        for (int round = 0; round < 4; round++) {
            var last = round == 3;
            each("text and syntax, corpus", new QueryGuard(Policy.standard(), database, SYNTAX), lines, last);
            var all = new QueryGuard(Policy.standard(), database, ALL);
            each("with the server's analysis, corpus", all, lines, last);
            var fresh = new QueryGuard(Policy.standard(), database, ALL);
            var honest = lines.subList(0, HONEST[0]);
            each("text and syntax, honest", new QueryGuard(Policy.standard(), database, SYNTAX), honest, last);
            each("with the server's analysis, honest", fresh, honest, last);
            each(
                    "the same again: kept verdicts",
                    fresh,
                    honest.stream().filter(l -> l.role() == Role.ANALYST).toList(),
                    last);
        }
        var guard = new QueryGuard(Policy.standard(), database, SYNTAX);
        System.out.println("\nlength: an IN list, text and syntax");
        for (int n : new int[] {100, 400, 1_000, 1_900}) {
            var sql = "SELECT id FROM orders WHERE id IN (" + "1234, ".repeat(n) + "1)";
            System.out.printf("%,10d characters %8.2f ms%n", sql.length(), best(guard, sql));
        }
        System.out.println(
                "\n" + "made to be expensive, up to 1 MB: slowest of five until the verdict, with all walls");
        var whole = new QueryGuard(Policy.standard(), database, ALL);
        for (var hostile : hostile().entrySet()) {
            double worst = 0;
            for (int i = 0; i < 5; i++) {
                worst = Math.max(worst, once(whole, new Line(Role.ANALYST, hostile.getValue() + " ".repeat(i))));
            }
            System.out.printf(
                    "%-44s %,10d characters %8.1f ms%n",
                    hostile.getKey(), hostile.getValue().length(), worst);
        }
    }

    private static void each(String name, QueryGuard guard, List<Line> lines, boolean told) {
        guard.judge(Role.ANALYST, "SELECT 0");
        var times = new double[lines.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = once(guard, lines.get(i));
        }
        if (told) {
            Arrays.sort(times);
            System.out.printf(
                    "%-44s %9.3f %9.3f %9.3f %9.3f%n",
                    name,
                    times[times.length / 2],
                    times[times.length * 95 / 100],
                    times[times.length * 99 / 100],
                    times[times.length - 1]);
        }
    }

    private static double once(QueryGuard guard, Line line) {
        long start = System.nanoTime();
        guard.judge(line.role(), line.sql());
        return (System.nanoTime() - start) / 1e6;
    }

    private static double best(QueryGuard guard, String sql) {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            best = Math.min(best, once(guard, new Line(Role.ANALYST, sql + " ".repeat(i))));
        }
        return best;
    }

    private static Map<String, String> hostile() {
        int million = 1_000_000;
        return new java.util.TreeMap<>(Map.ofEntries(
                Map.entry("1 MB of parentheses", "SELECT " + "(".repeat(million / 2) + "1" + ")".repeat(million / 2)),
                Map.entry("1 MB of comments", "SELECT 1" + "/* x */ ".repeat(million / 8)),
                Map.entry("99 KB of nested comments", "SELECT 1 " + "/*".repeat(24_000) + "*/".repeat(24_000)),
                Map.entry("1 MB string", "SELECT '" + "x".repeat(million) + "'"),
                Map.entry("1 MB of commas", "SELECT " + "1,".repeat(million / 2) + "1"),
                Map.entry("an IN list of 2,400", "SELECT 1 WHERE 1 IN (" + "1,".repeat(2_400) + "1)"),
                Map.entry("99 KB string", "SELECT '" + "x".repeat(99_000) + "'"),
                Map.entry("99 parentheses deep", "SELECT " + "(".repeat(99) + "1" + ")".repeat(99)),
                Map.entry("99 parentheses deep, with calls", "SELECT " + "abs(".repeat(99) + "1" + ")".repeat(99)),
                Map.entry("99 subqueries deep", "SELECT " + "(SELECT ".repeat(99) + "1" + ")".repeat(99)),
                Map.entry("50 CASE deep", "SELECT " + "CASE WHEN true THEN ".repeat(50) + "1" + " END".repeat(50)),
                Map.entry("3,900 minus signs", "SELECT " + "- ".repeat(3_900) + "1"),
                Map.entry("3,900 NOTs", "SELECT " + "NOT ".repeat(3_900) + "true"),
                Map.entry("1,900 additions", "SELECT 1" + " + 1".repeat(1_900)),
                Map.entry("950 ANDs", "SELECT 1 WHERE true" + " AND 1 = 1".repeat(950)),
                Map.entry("480 ORs of ANDs", "SELECT 1 WHERE true" + " OR 1 = 1 AND 2 = 2".repeat(600)),
                Map.entry("149 UNIONs", "SELECT 1" + " UNION ALL SELECT 1".repeat(149)),
                Map.entry("900 joins", "SELECT 1 FROM products a" + " JOIN products ON true".repeat(900)),
                Map.entry("800 CTEs", "WITH a AS (SELECT 1)" + ", b AS (SELECT 1)".repeat(800) + " SELECT 1"),
                Map.entry("1,900 casts", "SELECT 1" + "::int".repeat(1_900)),
                Map.entry("a 63 KB name", "SELECT " + "a".repeat(63_000)),
                Map.entry("99 KB of operators", "SELECT 1 " + "~!@#".repeat(20_000) + " 1"),
                Map.entry("99 arrays deep", "SELECT " + "ARRAY[".repeat(99) + "1" + "]".repeat(99)),
                Map.entry("99 KB of quotes", "SELECT " + "''''".repeat(24_000))));
    }
}
