package dev.jackdaw.bench;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Locale;

/// The kill switch while models think and SQL runs: from the request to the last run's end.
final class StopLoad {
    private StopLoad() {}

    static void run(LoadServer server, StubModel model) throws Exception {
        for (int round = 0; round < 5; round++) {
            model.delay(round % 2 == 0 ? 20 : 30_000);
            model.sql("SELECT count(*) FROM generate_series(1, 100000) a, generate_series(1, 100000) b");
            var ended = Collections.synchronizedList(new ArrayList<Long>());
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < 64; i++) {
                int person = i % LoadServer.PEOPLE;
                threads.add(Thread.startVirtualThread(() -> {
                    try (var socket = new Socket("127.0.0.1", server.port())) {
                        var request = "POST /api/ask HTTP/1.0\r\nAuthorization: Bearer "
                                + LoadServer.key(person)
                                + "\r\nContent-Length: "
                                + LoadClient.QUESTION.length()
                                + "\r\n\r\n"
                                + LoadClient.QUESTION;
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
            var reply = server.post("/api/stop");
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
}
