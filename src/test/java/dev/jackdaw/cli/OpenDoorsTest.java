package dev.jackdaw.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.agent.Step;
import dev.jackdaw.app.Config;
import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.Json;
import dev.jackdaw.model.provider.StubProvider;
import dev.jackdaw.sandbox.FakeSlack;
import dev.jackdaw.sandbox.SlackEvents;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What `jackdaw serve` keeps open, over real sockets.
class OpenDoorsTest {
    private static final String KEY = "ana-0123456789abcdefghij";
    private static CompanyCommands company;

    @BeforeAll
    static void open() {
        company = new CompanyCommands(Map.of("PORT", "0", "JACKDAW_API_KEYS", "ana:" + KEY));
    }

    @AfterAll
    static void close() {
        company.close();
    }

    /// A service in a thread of its own, and what it says.
    private static final class Served implements AutoCloseable {
        private final CountDownLatch stop = new CountDownLatch(1);
        private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
        private final HttpClient client = HttpClient.newHttpClient();
        private final CompletableFuture<Void> ended;
        private final String address;

        Served(Map<String, String> more) throws InterruptedException {
            var settings = new HashMap<>(company.settings());
            settings.putAll(more);
            var terminal = new Terminal(new PrintStream(OutputStream.nullOutputStream()), lines(said), true);
            var doors = new OpenDoors(new Config(settings), terminal);
            ended = CompletableFuture.runAsync(
                    () -> {
                        try {
                            doors.until(stop);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    Thread::startVirtualThread);
            address = "http://127.0.0.1:" + heard("listening on port ").replaceAll("\\D+", "");
        }

        /// A stream each line of which is put there.
        private static PrintStream lines(BlockingQueue<String> said) {
            return new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8) {
                @Override
                public void println(String line) {
                    said.add(line);
                }
            };
        }

        /// The next line that holds this; what is said before is passed over.
        String heard(String text) throws InterruptedException {
            while (true) {
                var line = said.poll(120, TimeUnit.SECONDS);
                assertThat(line).as("a line that holds '%s'", text).isNotNull();
                if (line.contains(text)) {
                    return line;
                }
            }
        }

        HttpResponse<String> get(String path) throws IOException, InterruptedException {
            return send(HttpRequest.newBuilder(URI.create(address + path)));
        }

        HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
            return send(HttpRequest.newBuilder(URI.create(address + path))
                    .header("Authorization", "Bearer " + KEY)
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }

        @Override
        public void close() {
            stop.countDown();
            ended.orTimeout(120, TimeUnit.SECONDS).join();
            client.close();
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        return Json.own(response.body(), JsonNode.class);
    }

    @Test
    void it_listens_answers_and_closes_when_it_is_told() throws Exception {
        var served = new Served(Map.of());
        try (served) {
            served.heard("ready");
            assertThat(served.get("/health").statusCode()).isEqualTo(200);
            var ready = served.get("/ready");
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(json(ready).findValuesAsText("database")).containsExactly("ok");
            var answer = json(served.post("/api/ask", "{\"question\": \"What is our MRR by plan?\"}"));
            assertThat(answer.path("rows")).hasSize(4);
            assertThat(served.get("/metrics").body()).contains("jackdaw_");
            var hook = served.post("/slack/events", "{}");
            assertThat(hook.statusCode()).isEqualTo(503);
            assertThat(hook.body()).contains("Slack is not set up here");
        }
        served.heard("stopping");
        assertThatThrownBy(() -> HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(served.address + "/health"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void what_a_process_left_is_finished() throws Exception {
        var run = RunId.next(Clock.systemUTC());
        try (var dead = Jackdaw.open(new Config(company.settings()))) {
            dead.journal().begin(run, new Step.Asked("What is our MRR by plan?", "cli:ana", "t-left"));
        }
        try (var served = new Served(Map.of())) {
            served.heard("Run " + run + " had been interrupted and is finished now.");
        }
        assertThat(company.run("runs", "why", run.value()).out()).contains("Basis: Governed metric");
    }

    @Test
    void models_that_can_t_be_used_are_named_and_no_reason_not_to_start() throws Exception {
        try (var provider = new StubProvider()) {
            provider.otherwise(StubProvider.status(401, "{\"error\": {\"message\": \"no such key\"}}", ""));
            var settings = Map.of(
                    "JACKDAW_MODEL", "openai:stub",
                    "OPENAI_BASE_URL", provider.url() + "/v1",
                    "OPENAI_API_KEY", "sk-very-secret-key");
            try (var served = new Served(settings)) {
                assertThat(served.heard("model openai:stub"))
                        .contains("can't be used", "Until that is mended the governed model answers alone")
                        .doesNotContain("very-secret");
                assertThat(json(served.get("/ready")).findValue("model openai:stub"))
                        .isNotNull();
            }
        }
    }

    @Test
    void slack_is_answered_where_it_is_set_up_and_named_where_half_of_it_is() throws Exception {
        try (var served = new Served(Map.of("SLACK_BOT_TOKEN", FakeSlack.TOKEN))) {
            assertThat(served.heard("Slack is not answered")).contains("set SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET");
        }
        try (var slack = new FakeSlack();
                var served = new Served(slack.settings(SlackEvents.SECRET))) {
            served.heard("ready");
            assertThat(served.post("/slack/events", "{}").statusCode()).isEqualTo(401);
            assertThat(json(served.get("/ready")).findValue("slack")).isNotNull();
        }
    }
}
