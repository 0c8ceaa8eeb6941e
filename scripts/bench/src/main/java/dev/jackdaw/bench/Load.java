package dev.jackdaw.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The service under load: a model by rote, our server as a process of its own, and a driver, all on
/// this machine. Called by `scripts/bench/load`.
///
///     Load HOME [all|overhead|flat|think|many|kill|stop]
final class Load {
    private static final int PEOPLE = 20;

    /// So many questions, one and a half minutes, pass before Java has compiled most of what it
    /// will.
    private static final int WARM_UP = 8_000;

    private static final String QUESTION = "{\"question\": \"What is our MRR by plan?\"}";

    private final Path home;
    private final StubModel model;
    private final int port;
    private Process server;

    private Load(Path home, StubModel model) throws IOException {
        this.home = home;
        this.model = model;
        try (var free = new java.net.ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
    }

    public static void main(String[] args) throws Exception {
        var what = args.length > 1 ? args[1] : "all";
        try (var model = new StubModel()) {
            var load = new Load(Path.of(args[0]), model);
            load.start();
            try {
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
                    load.stop();
                }
                if (Arrays.asList("all", "kill").contains(what)) {
                    load.kill();
                }
            } finally {
                load.server.destroy();
                load.server.waitFor(20, TimeUnit.SECONDS);
            }
        }
    }

    private void start() throws IOException, InterruptedException {
        var builder = new ProcessBuilder("scripts/jackdaw", "serve");
        var settings = builder.environment();
        settings.put("JACKDAW_HOME", home.toString());
        settings.put("PORT", String.valueOf(port));
        settings.put("JACKDAW_MODEL", "openai:stub");
        settings.put("OPENAI_BASE_URL", model.url());
        settings.put("OPENAI_API_KEY", "none");
        // With a price, so that what budgets cost is in the figures.
        var prices = home.resolve("prices.json");
        Files.writeString(prices, "{\"models\": {\"openai:stub\": {\"in\": 1, \"out\": 4}}}");
        settings.put("JACKDAW_PRICES", prices.toString());
        for (var budget : List.of("RUN", "PERSON_DAY", "CHANNEL_DAY", "COMPANY_MONTH")) {
            settings.put("JACKDAW_BUDGET_" + budget, "999999");
        }
        settings.put(
                "JACKDAW_API_KEYS",
                IntStream.range(0, PEOPLE).mapToObj(i -> "p" + i + ":" + key(i)).collect(Collectors.joining(",")));
        settings.put("JACKDAW_API_ADMINS", "p0");
        settings.put("JACKDAW_API_RATE", "999999");
        var log = home.resolve("serve.log").toFile();
        server = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        for (int i = 0; i < 1_200; i++) {
            if (ready()) {
                return;
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("not ready; see " + log);
    }

    private boolean ready() {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write("GET /ready HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .startsWith("HTTP/1.1 200");
        } catch (IOException e) {
            return false;
        }
    }

    private static String key(int person) {
        return "0123456789-0123456789-" + person;
    }

    private record Took(double first, double whole) {}

    private void run(String name, long delayMs, int atOnce, int questions, boolean print) throws Exception {
        model.delay(delayMs);
        var left = new AtomicInteger(questions);
        var fails = new AtomicInteger();
        var took = Collections.synchronizedList(new ArrayList<Took>());
        long calls = model.calls();
        long bytes = model.bytes();
        long ours = cpu(server.pid());
        long theirs = databaseCpu();
        long start = System.nanoTime();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < atOnce; i++) {
            int person = i % PEOPLE;
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
                    percentile(took.stream().map(Took::whole).toList(), 50),
                    percentile(took.stream().map(Took::whole).toList(), 95),
                    percentile(took.stream().map(Took::first).toList(), 50),
                    percentile(took.stream().map(Took::first).toList(), 95),
                    done / seconds,
                    (cpu(server.pid()) - ours) / done,
                    (databaseCpu() - theirs) / done,
                    fails.get(),
                    (model.calls() - calls) / done,
                    (model.bytes() - bytes) / done,
                    memory(server.pid()),
                    sorting());
        }
    }

    /// How fast this machine is just now, which others may share: the time to sort a million
    /// numbers, the median of nine.
    private static double sorting() {
        var times = new ArrayList<Double>();
        for (int i = 0; i < 9; i++) {
            var numbers = new java.util.Random(7).longs(1_000_000).toArray();
            long start = System.nanoTime();
            Arrays.sort(numbers);
            times.add((System.nanoTime() - start) / 1e6);
        }
        return percentile(times, 50);
    }

    private void drive(int person, AtomicInteger left, List<Took> took, AtomicInteger fails) {
        Client client = null;
        while (left.getAndDecrement() > 0) {
            try {
                if (client == null) {
                    client = new Client(port);
                }
                took.add(client.ask(key(person), ""));
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

    /// One connection that asks one question after the other and reads the events.
    private static final class Client {
        private final Socket socket;
        private final BufferedReader in;

        Client(int port) throws IOException {
            socket = new Socket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(120_000);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        Took ask(String key, String name) throws IOException {
            long start = System.nanoTime();
            var request = "POST /api/ask HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                    + key
                    + "\r\nAccept: text/event-stream\r\n"
                    + (name.isEmpty() ? "" : "Idempotency-Key: " + name + "\r\n")
                    + "Content-Length: "
                    + QUESTION.length()
                    + "\r\n\r\n"
                    + QUESTION;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            double first = 0;
            boolean answer = false;
            boolean right = false;
            for (var line = read(); !line.equals("0"); line = read()) {
                if (line.startsWith("event: ")) {
                    first = first == 0 ? ms(start) : first;
                    answer = line.equals("event: answer");
                } else if (answer && line.startsWith("data: ")) {
                    right = line.contains("\"enterprise\"") && line.contains("\"status\":\"answered\"");
                    if (!right) {
                        System.out.println(line.substring(0, Math.min(300, line.length())));
                    }
                } else if (line.startsWith("HTTP/1.1") && !line.contains(" 200 ")) {
                    throw new IOException(line);
                }
            }
            in.readLine();
            if (!right) {
                throw new IOException("not the answer");
            }
            return new Took(first, ms(start));
        }

        private String read() throws IOException {
            var line = in.readLine();
            if (line == null) {
                throw new IOException("hung up");
            }
            return line;
        }

        private static double ms(long start) {
            return (System.nanoTime() - start) / 1e6;
        }

        void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    /// Milliseconds of processor time of a process so far.
    private static long cpu(long pid) {
        return ticks(pid, 13, 15) * 10;
    }

    private static long ticks(long pid, int from, int to) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Arrays.stream(fields, from - 2, to - 2)
                    .mapToLong(Long::parseLong)
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }

    /// Of all of PostgreSQL's processes, those that ended included.
    private long databaseCpu() throws IOException {
        var named = System.getenv("BENCH_POSTMASTER_PID");
        long postmaster = named != null
                ? Long.parseLong(named)
                : Long.parseLong(Files.readAllLines(home.resolve("postgres/data/postmaster.pid"))
                        .getFirst());
        var children = ProcessHandle.of(postmaster).stream()
                .flatMap(ProcessHandle::children)
                .map(ProcessHandle::pid)
                .toList();
        return (ticks(postmaster, 13, 17)
                        + children.stream().mapToLong(pid -> ticks(pid, 13, 15)).sum())
                * 10;
    }

    private static long memory(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    private String post(String path) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(("POST "
                                    + path
                                    + " HTTP/1.0\r\nAuthorization: Bearer "
                                    + key(0)
                                    + "\r\nContent-Length: 0\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// The kill switch while models think and SQL runs: from the request to the last run's end.
    private void stop() throws Exception {
        for (int round = 0; round < 5; round++) {
            model.delay(round % 2 == 0 ? 20 : 30_000);
            model.sql("SELECT count(*) FROM generate_series(1, 100000) a, generate_series(1, 100000) b");
            var ended = Collections.synchronizedList(new ArrayList<Long>());
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < 64; i++) {
                int person = i % PEOPLE;
                threads.add(Thread.startVirtualThread(() -> {
                    try (var socket = new Socket("127.0.0.1", port)) {
                        var request = "POST /api/ask HTTP/1.0\r\nAuthorization: Bearer "
                                + key(person)
                                + "\r\nContent-Length: "
                                + QUESTION.length()
                                + "\r\n\r\n"
                                + QUESTION;
                        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
                        var reply = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                        if (!reply.contains("\"status\":\"cancelled\"")) {
                            System.out.println("not stopped: " + reply.substring(0, Math.min(400, reply.length())));
                        }
                        ended.add(System.nanoTime());
                    } catch (IOException e) {
                        System.out.println("failed: " + e);
                    }
                }));
            }
            Thread.sleep(3_000);
            long start = System.nanoTime();
            var reply = post("/api/stop");
            long replied = System.nanoTime();
            for (var thread : threads) {
                thread.join();
            }
            System.out.printf(
                    Locale.ROOT,
                    "kill switch, 64 runs, %s: %s after %.0f ms, half ended after %.0f ms, all after %.0f " + "ms%n",
                    round % 2 == 0 ? "SQL running" : "models thinking",
                    reply.substring(reply.indexOf("\r\n\r\n") + 4),
                    (replied - start) / 1e6,
                    (ended.get(ended.size() / 2) - start) / 1e6,
                    (Collections.max(ended) - start) / 1e6);
        }
        model.sql("");
        model.delay(0);
    }

    /// Twenty times kill -9 under load. Each question is asked until it is answered, under one
    /// name.
    private void kill() throws Exception {
        model.delay(100);
        int questions = 2_000;
        var left = new AtomicInteger(questions);
        var answered = new AtomicInteger();
        var threads = new ArrayList<Thread>();
        var run = "kill-" + System.nanoTime() + "-";
        for (int i = 0; i < 64; i++) {
            int person = i % PEOPLE;
            threads.add(Thread.startVirtualThread(() -> {
                for (int q = left.getAndDecrement(); q > 0; q = left.getAndDecrement()) {
                    insist(person, run + q, answered);
                }
            }));
        }
        var random = new java.util.Random(7);
        for (int kill = 0; kill < 20; kill++) {
            Thread.sleep(500 + random.nextInt(1_500));
            ProcessHandle.of(server.pid()).ifPresent(ProcessHandle::destroyForcibly);
            server.waitFor();
            start();
            System.out.println("killed " + (kill + 1) + " times, " + answered + " of " + questions + " answered");
        }
        for (var thread : threads) {
            thread.join();
        }
        System.out.println("kill -9, 20 times: " + answered + " of " + questions + " questions answered");
        var config = new dev.jackdaw.app.Config(Map.of("JACKDAW_HOME", home.toString()));
        try (var setup = new dev.jackdaw.store.LoginSetup(config.databases());
                var connection =
                        dev.jackdaw.store.Connections.open(setup.logins().service());
                var query = connection.prepareStatement(
                        "SELECT count(DISTINCT run.id), count(step.run_id), count(DISTINCT run.id) FILTER (WHERE"
                            + " status <> 'ended') FROM jackdaw_state.run LEFT JOIN jackdaw_state.step ON step.run_id"
                            + " = run.id AND kind = 'Answered' WHERE request LIKE ?")) {
            query.setString(1, "%" + run + "%");
            var row = query.executeQuery();
            row.next();
            System.out.printf(
                    "in the journal: %d runs, %d answers, %d not ended%n", row.getInt(1), row.getInt(2), row.getInt(3));
        }
    }

    private void insist(int person, String name, AtomicInteger answered) {
        while (true) {
            try {
                var client = new Client(port);
                try {
                    client.ask(key(person), name);
                    answered.incrementAndGet();
                    return;
                } finally {
                    client.close();
                }
            } catch (IOException e) {
                try {
                    Thread.sleep(100);
                } catch (InterruptedException interrupted) {
                    return;
                }
            }
        }
    }
}
