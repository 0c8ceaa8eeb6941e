package dev.jackdaw.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/// The service under load: a model by rote, our server as a process of its own, and a driver, all on
/// this machine. Called by `scripts/bench/load`.
///
///     Load HOME [all|overhead|flat|think|many|kill|stop]
final class Load {
    /// So many questions, one and a half minutes, pass before Java has compiled most of what it
    /// will.
    private static final int WARM_UP = 8_000;

    private final LoadServer server;
    private final StubModel model;

    private Load(LoadServer server, StubModel model) {
        this.server = server;
        this.model = model;
    }

    public static void main(String[] args) throws Exception {
        var what = args.length > 1 ? args[1] : "all";
        try (var model = new StubModel()) {
            var server = new LoadServer(Path.of(args[0]), model);
            server.start();
            try {
                var load = new Load(server, model);
                System.out.printf(
                        "%-34s %8s %8s %8s %8s %8s %7s %7s %6s %7s %8s %8s %8s%n",
                        "", "p50 ms", "p95 ms", "first50", "first95", "q/s", "cpu ms", "db ms", "fails", "calls/q",
                        "bytes/q", "rss MB", "sort ms");
                load.run("warm-up", 0, 8, WARM_UP, false);
                if (Arrays.asList("all", "overhead").contains(what)) {
                    load.run("0 ms model, one at a time", 0, 1, 300, true);
                    load.run("0 ms model, one at a time", 0, 1, 300, true);
                }
                if (Arrays.asList("all", "flat").contains(what)) {
                    load.run("0 ms model, 16 at once", 0, 16, 2_000, true);
                    load.run("0 ms model, 64 at once", 0, 64, 2_000, true);
                }
                if (Arrays.asList("all", "think").contains(what)) {
                    load.run("500 ms a call, 16 at once", 500, 16, 480, true);
                    load.run("500 ms a call, 64 at once", 500, 64, 1_920, true);
                }
                if (Arrays.asList("all", "many").contains(what)) {
                    load.run("500 ms a call, 256 at once", 500, 256, 6_400, true);
                    load.run("500 ms a call, 1000 at once", 500, 1_000, 4_000, true);
                }
                if (Arrays.asList("all", "stop").contains(what)) {
                    StopLoad.run(server, model);
                }
                if (Arrays.asList("all", "kill").contains(what)) {
                    KillLoad.run(server, model);
                }
            } finally {
                server.stop();
            }
        }
    }

    private void run(String name, long delayMs, int atOnce, int questions, boolean print) throws Exception {
        model.delay(delayMs);
        var left = new AtomicInteger(questions);
        var fails = new AtomicInteger();
        var took = Collections.synchronizedList(new ArrayList<LoadClient.Took>());
        long calls = model.calls();
        long bytes = model.bytes();
        long ours = server.cpu();
        long theirs = server.databaseCpu();
        long start = System.nanoTime();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < atOnce; i++) {
            int person = i % LoadServer.PEOPLE;
            threads.add(Thread.startVirtualThread(() -> drive(person, left, took, fails)));
        }
        for (var thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double done = took.size();
        if (print) {
            System.out.printf(
                    Locale.ROOT,
                    "%-34s %8.0f %8.0f %8.0f %8.0f %8.1f %7.1f %7.1f %6d %7.2f %8.0f %8d %8.0f%n",
                    name,
                    percentile(took.stream().map(LoadClient.Took::whole).toList(), 50),
                    percentile(took.stream().map(LoadClient.Took::whole).toList(), 95),
                    percentile(took.stream().map(LoadClient.Took::first).toList(), 50),
                    percentile(took.stream().map(LoadClient.Took::first).toList(), 95),
                    done / seconds,
                    (server.cpu() - ours) / done,
                    (server.databaseCpu() - theirs) / done,
                    fails.get(),
                    (model.calls() - calls) / done,
                    (model.bytes() - bytes) / done,
                    server.memory(),
                    sorting());
        }
    }

    /// How fast this machine is just now, which others may share: the time to sort a million
    /// numbers, the median of nine.
    private static double sorting() {
        var times = new ArrayList<Double>();
        for (int i = 0; i < 9; i++) {
            var numbers = new Random(7).longs(1_000_000).toArray();
            long start = System.nanoTime();
            Arrays.sort(numbers);
            times.add((System.nanoTime() - start) / 1e6);
        }
        return percentile(times, 50);
    }

    private void drive(int person, AtomicInteger left, List<LoadClient.Took> took, AtomicInteger fails) {
        LoadClient client = null;
        while (left.getAndDecrement() > 0) {
            try {
                if (client == null) {
                    client = new LoadClient(server.port());
                }
                took.add(client.ask(LoadServer.key(person), ""));
            } catch (IOException | RuntimeException e) {
                if (fails.incrementAndGet() < 4) {
                    System.out.println("failed: " + e);
                }
                client = null;
            }
        }
        if (client != null) {
            client.close();
        }
    }

    private static double percentile(List<Double> values, int percent) {
        var sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}
