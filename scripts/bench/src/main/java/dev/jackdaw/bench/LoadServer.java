package dev.jackdaw.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The service as a process of its own: started, killed, and what it and its database have used so far.
final class LoadServer {
    /// So many have a key.
    static final int PEOPLE = 20;

    private final Path home;
    private final StubModel model;
    private final int port;
    private Process process;

    LoadServer(Path home, StubModel model) throws IOException {
        this.home = home;
        this.model = model;
        try (var free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
    }

    Path home() {
        return home;
    }

    int port() {
        return port;
    }

    /// Until it is ready.
    void start() throws IOException, InterruptedException {
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
        // Statements that are to be stopped must begin, without a question whether they may.
        settings.put("JACKDAW_SQL_COST", "999999");
        settings.put("JACKDAW_API_RATE", "999999");
        var log = home.resolve("serve.log").toFile();
        process = builder.redirectErrorStream(true)
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

    static String key(int person) {
        return "0123456789-0123456789-" + person;
    }

    /// kill -9.
    void kill() throws InterruptedException {
        ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
        process.waitFor();
    }

    /// Its milliseconds of processor time so far.
    long cpu() {
        return ticks(process.pid(), 13, 15) * 10;
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

    /// The same of all of PostgreSQL's processes, those that ended included.
    long databaseCpu() throws IOException {
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

    /// Its memory in MB.
    long memory() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    /// An admin's request without a body; the whole reply.
    String post(String path) throws IOException {
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

    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor(20, TimeUnit.SECONDS);
    }
}
