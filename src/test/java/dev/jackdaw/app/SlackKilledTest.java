package dev.jackdaw.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestCompany;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.cli.Cli;
import dev.jackdaw.model.provider.OpenAi;
import dev.jackdaw.model.provider.StubProvider;
import dev.jackdaw.sandbox.SlackSender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole service killed again and again while people ask in Slack.
class SlackKilledTest {
    private static final Pattern PORT = Pattern.compile("listening on port (\\d+)");

    /// `-Djackdaw.slack.kills=50` for more.
    private static final int ROUNDS = Integer.getInteger("jackdaw.slack.kills", 4);

    private static int port(Path log) throws IOException, InterruptedException {
        for (int i = 0; i < 7_500; i++) {
            var text = Files.exists(log) ? Files.readString(log) : "";
            var found = PORT.matcher(text);
            if (found.find() && text.contains("ready")) {
                return Integer.parseInt(found.group(1));
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new AssertionError("not ready: " + Files.readString(log));
    }

    @Test
    void each_question_ends_with_one_answer(@TempDir Path folder) throws Exception {
        long seed = System.nanoTime();
        System.out.println("SlackKilledTest seed " + seed);
        var random = new Random(seed);
        try (var company = TestCompany.open();
                var slack = new SlackSender()) {
            var settings = new HashMap<>(TestDatabase.settings(company.database()));
            settings.putAll(slack.settings());
            settings.put("PORT", "0");
            slack.rough();
            var asked = new ArrayList<String>();
            for (int round = 0; round <= ROUNDS; round++) {
                var log = folder.resolve("log" + round);
                var process = Cli.start(settings, log, "serve");
                try {
                    int port = port(log);
                    for (int i = 0; i < 3 && round < ROUNDS; i++) {
                        asked.add(slack.mention(port, "What is our MRR by plan?"));
                    }
                    if (round < ROUNDS) {
                        TimeUnit.MILLISECONDS.sleep(random.nextInt(1_200));
                    } else {
                        slack.untilAnswered(asked);
                        settled(company);
                    }
                } finally {
                    process.destroyForcibly().waitFor();
                }
            }
            System.out.println(
                    asked.stream().filter(slack::apologised).count() + " of " + asked.size() + " apologised for");
            for (var ts : asked) {
                assertThat(slack.answers(ts)).as("seed " + seed + ", " + ts).isEqualTo(slack.apologised(ts) ? 0 : 1);
            }
        }
    }

    /// The port of a service that has asked its model whether it is there.
    private static int asked(Path log) throws IOException, InterruptedException {
        int port = port(log);
        for (int i = 0; i < 7_500 && !Files.readString(log).contains("answers"); i++) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return port;
    }

    @Test
    void a_stream_that_a_killed_service_left_becomes_the_answer(@TempDir Path folder) throws Exception {
        var thinks = new CountDownLatch(1);
        try (var company = TestCompany.open();
                var slack = new SlackSender();
                var provider = new StubProvider()) {
            var settings = new HashMap<>(TestDatabase.settings(company.database()));
            settings.putAll(slack.settings());
            settings.put("PORT", "0");
            settings.put("JACKDAW_MODEL", "openai:scripted");
            settings.put("OPENAI_BASE_URL", provider.url());
            provider.then(
                    OpenAi.said("ok"),
                    OpenAi.call("delegate", Map.of("agent", "analyst", "task", "MRR by plan")),
                    OpenAi.call("query_metric", Map.of("metric", "MRR", "dimensions", List.of("plan"))),
                    (request, out, stub) -> thinks.await());
            var first = Cli.start(settings, folder.resolve("first"), "serve");
            String ts;
            try {
                ts = slack.mention(asked(folder.resolve("first")), "What is our MRR by plan?");
                slack.untilShown(ts, "Computing a governed metric, ");
            } finally {
                first.destroyForcibly().waitFor();
            }
            provider.then(
                    OpenAi.said("ok"), OpenAi.call("submit", Map.of("text", "By plan.", "results", List.of("r1"))));
            var second = Cli.start(settings, folder.resolve("second"), "serve");
            try {
                slack.untilShown(ts, "Governed metric: MRR");
                assertThat(slack.answers(ts)).isEqualTo(1);
            } finally {
                second.destroyForcibly().waitFor();
                thinks.countDown();
            }
        }
    }

    private static void settled(TestCompany company) throws InterruptedException {
        var open = "SELECT count(*) FROM jackdaw_state.slack_run WHERE NOT idle";
        for (int i = 0; i < 6_000; i++) {
            if (TestDatabase.rows(company.database(), open).equals(List.of(List.of("0")))) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new AssertionError("some are not told");
    }
}
