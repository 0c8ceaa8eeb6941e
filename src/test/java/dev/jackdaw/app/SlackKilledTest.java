package dev.jackdaw.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestCompany;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.slack.SlackSender;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The whole service killed again and again while people ask in Slack.
class SlackKilledTest {
    private static final Pattern PORT = Pattern.compile("listening on port (\\d+)");
    private static final int ROUNDS = 4;

    private static int port(Path log) throws IOException, InterruptedException {
        for (int i = 0; i < 1_500; i++) {
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
            for (var ts : asked) {
                assertThat(slack.answers(ts)).as("seed " + seed + ", " + ts).isEqualTo(1);
            }
        }
    }

    private static void settled(TestCompany company) throws InterruptedException {
        var open = "SELECT count(*) FROM jackdaw_state.slack_run WHERE NOT idle";
        for (int i = 0; i < 2_000; i++) {
            if (TestDatabase.rows(company.database(), open).equals(List.of(List.of("0")))) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new AssertionError("some are not told");
    }
}
