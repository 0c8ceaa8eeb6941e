package dev.jackdaw.bench;

import dev.jackdaw.core.Cancellation;
import dev.jackdaw.store.Connections;
import dev.jackdaw.store.DatabaseSettings;
import dev.jackdaw.store.LoginSetup;
import dev.jackdaw.store.Logins;
import dev.jackdaw.store.Role;
import dev.jackdaw.store.embedded.EmbeddedServer;
import dev.jackdaw.store.login.Home;
import dev.jackdaw.store.login.Login;
import dev.jackdaw.warehouse.Caller;
import dev.jackdaw.warehouse.Limits;
import dev.jackdaw.warehouse.Principals;
import dev.jackdaw.warehouse.Warehouse;
import dev.jackdaw.warehouse.WarehouseSettings;
import dev.jackdaw.warehouse.guard.Policy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How long a statement that never ends works on in the server after a person stops it, after its
/// time is up, and after the process that sent it is killed. Arguments: a folder for the server,
/// how often; or the folder and `child`.
final class StopBench {
    private static final String ENDLESS =
            "SELECT count(*) FROM generate_series(1, 100000000) a, generate_series(1, 100000) b";

    private StopBench() {}

    public static void main(String[] arguments) throws Exception {
        var home = new Home(Path.of(arguments[0]));
        var none = Optional.<Login>empty();
        var settings = new DatabaseSettings(home, none, none, none, none, none, List.of(), Map.of());
        try (var server = EmbeddedServer.attach(home);
                var setup = new LoginSetup(settings);
                var warehouse = warehouse(setup.logins())) {
            if (arguments[1].equals("child")) {
                run(warehouse, Duration.ofMinutes(5), new Cancellation());
                return;
            }
            int times = Integer.parseInt(arguments[1]);
            var admin = server.admin("jackdaw");
            var stop = new double[times];
            var timeout = new double[times];
            var killed = new double[times];
            for (int i = 0; i < times; i++) {
                stop[i] = stopped(warehouse, admin);
                timeout[i] = timedOut(warehouse, admin);
                killed[i] = killed(arguments[0], admin);
            }
            System.out.printf("%-40s %9s %9s%n", "ms until the server is idle", "median", "max");
            print("after a stop", stop);
            print("after a limit of 1 s", timeout);
            print("after kill -9 of the sender", killed);
        }
    }

    private static Warehouse warehouse(Logins logins) {
        return new Warehouse(
                logins,
                new WarehouseSettings(
                        ZoneId.of("UTC"), Limits.standard(), 1e9, List.of(), Principals.none(), Policy.standard()));
    }

    private static void run(Warehouse warehouse, Duration limit, Cancellation cancellation) {
        var caller = new Caller("bench", cancellation);
        warehouse.run(Role.ANALYST, ENDLESS, new Limits(10, 1_000, limit), caller);
    }

    private static double stopped(Warehouse warehouse, Login admin) throws Exception {
        var cancellation = new Cancellation();
        var work = Thread.ofVirtual().start(() -> run(warehouse, Duration.ofMinutes(5), cancellation));
        await(admin, true);
        long start = System.nanoTime();
        cancellation.cancel();
        await(admin, false);
        work.join();
        return (System.nanoTime() - start) / 1e6;
    }

    private static double timedOut(Warehouse warehouse, Login admin) throws Exception {
        var work = Thread.ofVirtual().start(() -> run(warehouse, Duration.ofSeconds(1), new Cancellation()));
        await(admin, true);
        long start = System.nanoTime();
        await(admin, false);
        work.join();
        return (System.nanoTime() - start) / 1e6 - 1_000;
    }

    private static double killed(String home, Login admin) throws Exception {
        var child = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "StopBench",
                        home,
                        "child")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        await(admin, true);
        long start = System.nanoTime();
        child.destroyForcibly();
        await(admin, false);
        return (System.nanoTime() - start) / 1e6;
    }

    private static void await(Login admin, boolean busy) throws Exception {
        try (var connection = Connections.open(admin);
                var statement = connection.createStatement()) {
            while (true) {
                try (var rows = statement.executeQuery(
                        "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE usename = 'jackdaw_analyst' AND state "
                                + "= 'active' AND query LIKE 'FETCH%')")) {
                    rows.next();
                    if (rows.getBoolean(1) == busy) {
                        return;
                    }
                }
                Thread.sleep(2);
            }
        }
    }

    private static void print(String name, double[] times) {
        Arrays.sort(times);
        System.out.printf("%-40s %9.0f %9.0f%n", name, times[times.length / 2], times[times.length - 1]);
    }
}
