package dev.jackdaw.bench;

import dev.jackdaw.app.Config;
import dev.jackdaw.store.Connections;
import dev.jackdaw.store.LoginSetup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/// Twenty times kill -9 under load. Each question is asked until it is answered, under one name.
final class KillLoad {
    private KillLoad() {}

    static void run(LoadServer server, StubModel model) throws Exception {
        model.delay(100);
        int questions = 2_000;
        var left = new AtomicInteger(questions);
        var answered = new AtomicInteger();
        var threads = new ArrayList<Thread>();
        var run = "kill-" + System.nanoTime() + "-";
        for (int i = 0; i < 64; i++) {
            int person = i % LoadServer.PEOPLE;
            threads.add(Thread.startVirtualThread(() -> {
                for (int q = left.getAndDecrement(); q > 0; q = left.getAndDecrement()) {
                    insist(server, person, run + q, answered);
                }
            }));
        }
        var random = new Random(7);
        for (int kill = 0; kill < 20; kill++) {
            Thread.sleep(500 + random.nextInt(1_500));
            server.kill();
            server.start();
            System.out.println("killed " + (kill + 1) + " times, " + answered + " of " + questions + " answered");
        }
        for (var thread : threads) {
            thread.join();
        }
        System.out.println("kill -9, 20 times: " + answered + " of " + questions + " questions answered");
        var config = new Config(Map.of("JACKDAW_HOME", server.home().toString()));
        try (var setup = new LoginSetup(config.databases());
                var connection = Connections.open(setup.logins().service());
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

    private static void insist(LoadServer server, int person, String name, AtomicInteger answered) {
        while (true) {
            try (var client = new LoadClient(server.port())) {
                client.ask(LoadServer.key(person), name);
                answered.incrementAndGet();
                return;
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
