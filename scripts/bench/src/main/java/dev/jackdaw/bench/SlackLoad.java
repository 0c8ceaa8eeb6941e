package dev.jackdaw.bench;

import dev.jackdaw.data.Json;
import dev.jackdaw.sandbox.FakeSlack;
import dev.jackdaw.sandbox.SlackEvents;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Many conversations at once with a service in a process of its own, the stand-in for Slack on the
/// other side. Arguments: the command that starts the service, how many conversations. For
/// `scripts/bench/slack`.
final class SlackLoad {
    private static final String[] QUESTIONS = {
        "What is our MRR by plan?", "How many customers do we have?", "MRR by country"
    };

    private SlackLoad() {}

    private record Asked(String channel, String ts) {}

    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[1]);
        long seed = 42;
        var random = new Random(seed);
        try (var slack = new FakeSlack()) {
            for (int i = 0; i < count; i++) {
                slack.user("U" + i, "u" + i + "@example.com");
                slack.channel("C" + i % 50, false);
            }
            var builder = new ProcessBuilder(arguments[0], "serve");
            builder.environment().putAll(slack.settings(SlackEvents.SECRET));
            builder.environment().put("PORT", "18473");
            var service = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                FakeSlack.until(
                        "the service knows itself",
                        () -> !slack.calls("auth.test").isEmpty());
                for (int warmUp = 0; warmUp < 5; warmUp++) {
                    round(slack, random, Math.min(50, count), 0, false);
                }
                floor(count);
                floor(count);
                round(slack, random, count, 0, false);
                round(slack, random, count, 2_000, false);
                round(slack, random, count, 20_000, false);
                slack.failEvery(10);
                round(slack, random, count, 20_000, true);
                round(slack, random, count, 2_000, true);
                slack.failEvery(0);
                floor(count);
                round(slack, random, count, 0, false);
                var before = standing(service);
                for (int threads = 0; threads < 1_000; threads += count) {
                    round(slack, random, count, 2_000, false);
                }
                System.out.println("before 1,000 more threads: " + before);
                System.out.println("after, none of them busy:  " + standing(service));
            } finally {
                service.destroy();
                service.waitFor(10, TimeUnit.SECONDS);
            }
        }
    }

    /// What the sender and the HTTP server alone take for as many requests at once.
    private static void floor(int count) throws Exception {
        var times = Collections.synchronizedList(new ArrayList<Double>());
        try (var client = HttpClient.newHttpClient();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:18473/health"))
                    .build();
            for (int i = 0; i < count; i++) {
                threads.submit(() -> {
                    long start = System.nanoTime();
                    client.send(health, HttpResponse.BodyHandlers.ofString());
                    return times.add((System.nanoTime() - start) / 1e6);
                });
            }
        }
        System.out.printf("%d requests that do nothing, in one instant: %s%n", count, spread(times));
    }

    private static void round(FakeSlack slack, Random random, int count, int withinMs, boolean rough) throws Exception {
        var bodies = new ArrayList<byte[]>();
        var asked = new ArrayList<Asked>();
        var sent = new ConcurrentHashMap<String, Long>();
        for (int i = 0; i < count; i++) {
            var whole = "<@" + FakeSlack.BOT + "> " + QUESTIONS[i % QUESTIONS.length];
            var channel = "C" + i % 50;
            var ts = slack.wrote(channel, "U" + i, whole, "");
            asked.add(new Asked(channel, ts));
            var body = Json.text(SlackEvents.envelope(SlackEvents.message("app_mention", channel, "U" + i, whole, ts)))
                    .getBytes(StandardCharsets.UTF_8);
            bodies.addAll(Collections.nCopies(rough ? 3 : 1, body));
        }
        Collections.shuffle(bodies, random);
        var acks = Collections.synchronizedList(new ArrayList<Double>());
        long from = System.nanoTime();
        try (var client = HttpClient.newHttpClient();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var body : bodies) {
                int delay = withinMs == 0 ? 0 : random.nextInt(withinMs);
                threads.submit(() -> {
                    Thread.sleep(delay);
                    return acks.add(send(client, body, sent));
                });
            }
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
        Thread.sleep(1_000);
        var open = new ArrayList<>(asked);
        while (!open.isEmpty() && System.nanoTime() < end) {
            open.removeIf(a -> !slack.told(a.channel(), a.ts()).isEmpty());
            Thread.sleep(500);
        }
        Thread.sleep(2_000);
        var signs = firstSigns(slack, from);
        var first = new ArrayList<Double>();
        for (var a : asked) {
            if (signs.containsKey(a.ts()) && sent.containsKey(a.ts())) {
                first.add((signs.get(a.ts()) - sent.get(a.ts())) / 1e6);
            }
        }
        long lost = asked.stream()
                .filter(a -> slack.told(a.channel(), a.ts()).isEmpty())
                .count();
        long doubled = asked.stream()
                .filter(a -> slack.posts(a.channel(), a.ts()).size() > 1)
                .count();
        System.out.printf(
                "%d conversations within %d ms%s: ack %s; first sign %s (%d of %d); lost %d, doubled %d%n",
                count,
                withinMs,
                rough ? ", each event three times, every tenth call failing" : "",
                spread(acks),
                spread(first),
                first.size(),
                count,
                lost,
                doubled);
    }

    /// When the first status, reaction or message reached each thread, by its `ts`.
    private static Map<String, Long> firstSigns(FakeSlack slack, long from) {
        var signs = new HashMap<String, Long>();
        for (var sign : Map.of(
                        "assistant.threads.setStatus", "thread_ts",
                        "reactions.add", "timestamp",
                        "chat.startStream", "thread_ts",
                        "chat.postMessage", "thread_ts")
                .entrySet()) {
            for (var call : slack.calls(sign.getKey())) {
                if (call.at() >= from) {
                    signs.merge(call.form().get(sign.getValue()), call.at(), Math::min);
                }
            }
        }
        return signs;
    }

    /// What the service's process holds: memory, threads, connections.
    private static String standing(Process service) throws IOException {
        var proc = Path.of("/proc", String.valueOf(service.pid()));
        var status = Files.readAllLines(proc.resolve("status")).stream()
                .filter(l -> l.startsWith("VmRSS") || l.startsWith("Threads"))
                .map(l -> l.replaceAll("\\s+", " "))
                .collect(Collectors.joining(", "));
        try (var files = Files.list(proc.resolve("fd"))) {
            return status + ", " + files.count() + " files and connections";
        }
    }

    private static double send(HttpClient client, byte[] body, Map<String, Long> sent) {
        var now = String.valueOf(Instant.now().getEpochSecond());
        var signature = SlackEvents.signature(SlackEvents.SECRET, now, body);
        long start = System.nanoTime();
        var ts = Json.own(new String(body, StandardCharsets.UTF_8), com.fasterxml.jackson.databind.JsonNode.class)
                .at("/event/ts")
                .asText();
        sent.merge(ts, start, Math::min);
        var reply = SlackEvents.send(client, 18_473, body, "application/json", now, signature);
        if (reply.statusCode() != 200) {
            System.out.println("not taken: " + reply.statusCode());
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static String spread(List<Double> times) {
        var sorted = times.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted.length == 0
                ? "-"
                : "p50 %.0f ms, p95 %.0f, p99 %.0f"
                        .formatted(
                                sorted[sorted.length / 2],
                                sorted[sorted.length * 95 / 100],
                                sorted[sorted.length * 99 / 100]);
    }
}
