package dev.jackdaw.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.jackdaw.TestCompany;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.app.Config;
import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.core.RunId;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Json;
import dev.jackdaw.learning.Audience;
import dev.jackdaw.learning.Learning;
import dev.jackdaw.learning.Proposal;
import dev.jackdaw.learning.Viewer;
import dev.jackdaw.model.provider.OpenAi;
import dev.jackdaw.model.provider.StubProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The HTTP door, as a client sees it.
class HttpApiTest {
    private static final String ANA = "ana-0123456789abcdefghij";
    private static final String BOB = "bob-0123456789abcdefghij";
    private static final String OPS = "ops-0123456789abcdefghij";
    private static final String QUESTION = "{\"question\": \"What is our MRR by plan?\"}";

    private static TestCompany company;
    private static RunMetrics metrics;
    private static HttpDoor door;
    private static HttpClient client;
    private static JsonNode document;

    @BeforeAll
    static void open() {
        company = TestCompany.open();
        metrics = new RunMetrics();
        door = serve(company.jackdaw(), metrics, 600);
        client = HttpClient.newHttpClient();
        document = Json.own(send("GET", "/api/openapi.json", "", "").body(), JsonNode.class);
    }

    private static HttpDoor serve(Jackdaw jackdaw, RunMetrics metrics, int perMinute) {
        var service = new Service(
                jackdaw.desk(), jackdaw.journal(), jackdaw.approvals(), () -> Map.of(Service.DATABASE, "ok"));
        var keys = new ApiKeys("ana:" + ANA + ", bob:" + BOB + ",ops:" + OPS, Set.of("ops"));
        return HttpDoor.open(new WebSettings(0, keys, perMinute), metrics, () -> Optional.of(service));
    }

    @AfterAll
    static void close() {
        client.shutdownNow();
        door.close();
        metrics.close();
        company.close();
    }

    private static HttpResponse<String> send(String method, String path, String key, String body, String... headers) {
        return send(door, method, path, key, body, headers);
    }

    private static HttpResponse<String> send(
            HttpDoor at, String method, String path, String key, String body, String... headers) {
        try {
            return client.send(request(at, method, path, key, body, headers), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest request(
            HttpDoor at, String method, String path, String key, String body, String... headers) {
        var builder = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at.port() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            builder.header("Authorization", "Bearer " + key);
        }
        if (headers.length > 0) {
            builder.headers(headers);
        }
        return builder.build();
    }

    private static JsonNode json(HttpResponse<String> response) {
        return Json.own(response.body(), JsonNode.class);
    }

    /// What came back is what the document says.
    private static JsonNode fits(String schema, HttpResponse<String> response) {
        var whole = document.deepCopy();
        var root = Json.mapper()
                .createObjectNode()
                .put("$ref", "#/components/schemas/" + schema)
                .set("components", whole.get("components"));
        var validator = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Json.text(root), InputFormat.JSON);
        assertThat(validator.validate(response.body(), InputFormat.JSON)).isEmpty();
        return json(response);
    }

    private static JsonNode problem(int status, HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        return fits("Problem", response);
    }

    private record Event(String id, String name, JsonNode data) {}

    private static List<Event> events(HttpResponse<Stream<String>> response) {
        var events = new ArrayList<Event>();
        var fields = new java.util.HashMap<String, String>();
        response.body().forEach(line -> {
            if (line.isEmpty()) {
                events.add(new Event(
                        fields.getOrDefault("id", ""),
                        fields.get("event"),
                        Json.own(fields.get("data"), JsonNode.class)));
                fields.clear();
            } else {
                fields.put(
                        line.substring(0, line.indexOf(':')),
                        line.substring(line.indexOf(':') + 1).strip());
            }
        });
        return events;
    }

    private static HttpResponse<Stream<String>> stream(String method, String path, String body, String... headers)
            throws Exception {
        return client.send(request(door, method, path, ANA, body, headers), BodyHandlers.ofLines());
    }

    @Test
    void a_question_is_answered_and_can_be_read_again() {
        var response = send("POST", "/api/ask", ANA, QUESTION);
        assertThat(response.statusCode()).isEqualTo(200);
        var outcome = fits("Outcome", response);
        assertThat(outcome.path("status").asText()).isEqualTo("answered");
        assertThat(outcome.path("rows")).hasSize(4);
        var run = outcome.path("runId").asText();
        assertThat(fits("Outcome", send("GET", "/api/runs/" + run, ANA, ""))).isEqualTo(outcome);
        assertThat(send("GET", "/api/runs/" + run, OPS, "").statusCode()).isEqualTo(200);
        assertThat(problem(404, send("GET", "/api/runs/" + run, BOB, ""))
                        .path("detail")
                        .asText())
                .isEqualTo("there is no run '" + run + "' of yours");
        problem(404, send("GET", "/api/runs/" + run + "/events", BOB, ""));
        problem(404, send("POST", "/api/runs/" + run + "/cancel", BOB, ""));
    }

    @Test
    void threads_go_on_and_belong_to_their_caller() {
        var ask = "{\"question\": \"%s\", \"thread\": \"t1\"}";
        send("POST", "/api/ask", ANA, ask.formatted("MRR by plan"));
        var more = json(send("POST", "/api/ask", ANA, ask.formatted("and by country?")));
        assertThat(more.path("columns").get(0).asText()).isEqualTo("country");
        assertThat(more.path("thread").asText()).isEqualTo("t1");
        var others = json(send("POST", "/api/ask", BOB, ask.formatted("and by country?")));
        assertThat(others.path("basis").asText()).isNotEqualTo("governed_metric");
    }

    @Test
    void steps_are_streamed_and_can_be_resumed() throws Exception {
        var all = events(stream("POST", "/api/ask", QUESTION, "Accept", "text/event-stream"));
        assertThat(all.getFirst().data().path("kind").asText()).isEqualTo("Asked");
        assertThat(all.getLast().name()).isEqualTo("answer");
        assertThat(all.getLast().data().path("rows")).hasSize(4);
        var ids = all.stream().map(Event::id).filter(id -> !id.isEmpty()).toList();
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(8);

        var path = "/api/runs/" + all.getLast().data().path("runId").asText() + "/events";
        var rest = events(stream("GET", path, "", "Last-Event-ID", "4"));
        assertThat(rest)
                .isEqualTo(all.stream()
                        .filter(e -> e.id().length() > 1 || e.id().compareTo("4") > 0)
                        .toList());
        var done = send("GET", path, ANA, "", "Last-Event-ID", ids.getLast());
        assertThat(done.statusCode()).isEqualTo(204);
        assertThat(problem(400, send("GET", path, ANA, "", "Last-Event-ID", "x"))
                        .path("detail")
                        .asText())
                .contains("Last-Event-ID");
    }

    @Test
    void a_question_back_is_answered_by_a_reply() {
        var asked = json(send("POST", "/api/ask", ANA, "{\"question\": \"create a view of MRR by plan\"}"));
        assertThat(asked.path("status").asText()).isEqualTo("waiting");
        var path = "/api/runs/" + asked.path("runId").asText();
        var replied = send("POST", path + "/reply", ANA, "{\"text\": \"no\"}");
        assertThat(fits("Outcome", replied).path("status").asText()).isEqualTo("answered");
        assertThat(problem(409, send("POST", path + "/reply", ANA, "{\"text\": \"no\"}"))
                        .path("detail")
                        .asText())
                .contains("waits for no reply");
    }

    @Test
    void the_same_request_twice_is_one_run() {
        var first = json(send("POST", "/api/ask", ANA, QUESTION, "Idempotency-Key", "k1"));
        var second = json(send("POST", "/api/ask", ANA, QUESTION, "Idempotency-Key", "k1"));
        assertThat(second).isEqualTo(first);
        var others = json(send("POST", "/api/ask", BOB, QUESTION, "Idempotency-Key", "k1"));
        assertThat(others.path("runId")).isNotEqualTo(first.path("runId"));
        var reused = send("POST", "/api/ask", ANA, "{\"question\": \"churn\"}", "Idempotency-Key", "k1");
        assertThat(problem(400, reused).path("detail").asText()).contains("Use a new Idempotency-Key");
        problem(400, send("POST", "/api/ask", ANA, QUESTION, "Idempotency-Key", "k".repeat(201)));
    }

    @Test
    void asked_for_later_and_looked_up() throws Exception {
        var response = send("POST", "/api/ask", ANA, QUESTION, "Prefer", "respond-async");
        assertThat(response.statusCode()).isEqualTo(202);
        fits("Running", response);
        var location = response.headers().firstValue("Location").orElseThrow();
        assertThat(events(stream("GET", location + "/events", "")).getLast().name())
                .isEqualTo("answer");
        assertThat(json(send("GET", location, ANA, "")).path("status").asText()).isEqualTo("answered");
    }

    @Test
    void what_is_wrong_with_a_request_is_named() {
        problem(401, send("POST", "/api/ask", "", QUESTION));
        var wrong = send("POST", "/api/ask", ANA + "x", QUESTION);
        assertThat(problem(401, wrong).path("detail").asText()).doesNotContain(ANA);
        assertThat(wrong.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(problem(400, send("POST", "/api/ask", ANA, "{\"question\": "))
                        .path("detail")
                        .asText())
                .contains("not JSON");
        problem(400, send("POST", "/api/ask", ANA, "[]"));
        problem(400, send("POST", "/api/ask", ANA, "{\"question\": 5}"));
        assertThat(problem(400, send("POST", "/api/ask", ANA, "{\"q\": \"x\"}"))
                        .path("detail")
                        .asText())
                .contains("there is no field 'q'");
        problem(400, send("POST", "/api/ask", ANA, "{\"question\": \"x\", \"thread\": \"../../etc\"}"));
        problem(400, send("POST", "/api/ask", ANA, "{\"question\": \"" + "x".repeat(9_000) + "\"}"));
        assertThat(problem(413, send("POST", "/api/ask", ANA, "x".repeat(70_000)))
                        .path("detail")
                        .asText())
                .contains("65536 bytes");
        problem(404, send("GET", "/api/runs/nonsense", ANA, ""));
        problem(404, send("GET", "/api/runs/0000000000000000", ANA, ""));
        problem(404, send("GET", "/api/nothing", ANA, ""));
        problem(405, send("GET", "/api/ask", ANA, ""));
        assertThat(send(
                                "OPTIONS",
                                "/api/ask",
                                "",
                                "",
                                "Origin",
                                "https://evil.example",
                                "Access-Control-Request-Method",
                                "POST")
                        .headers()
                        .map()
                        .keySet())
                .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control"));
    }

    @Test
    void a_key_that_asks_too_often_waits() {
        try (var slow = serve(company.jackdaw(), metrics, 2)) {
            send(slow, "POST", "/api/ask", ANA, QUESTION);
            send(slow, "POST", "/api/ask", ANA, QUESTION);
            var third = send(slow, "POST", "/api/ask", ANA, QUESTION);
            problem(429, third);
            assertThat(Integer.parseInt(
                            third.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(1, 30);
            assertThat(send(slow, "POST", "/api/ask", BOB, QUESTION).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_full_house_says_so() throws Exception {
        try (var provider = new StubProvider();
                var jackdaw = with(provider, Map.of("JACKDAW_RUNS", "1", "JACKDAW_RUNS_WAITING", "2"));
                var small = serve(jackdaw, metrics, 600)) {
            provider.then(StubProvider.silence());
            send(small, "POST", "/api/ask", ANA, QUESTION, "Prefer", "respond-async");
            var second = json(send(small, "POST", "/api/ask", ANA, QUESTION, "Prefer", "respond-async"));
            var full = send(small, "POST", "/api/ask", ANA, QUESTION);
            assertThat(problem(503, full).path("detail").asText())
                    .contains("busy: you have 1 questions waiting", "number 2");
            assertThat(full.headers().firstValue("Retry-After")).isPresent();
            var events = client.send(
                    request(small, "GET", "/api/runs/" + second.path("runId").asText() + "/events", ANA, ""),
                    BodyHandlers.ofLines());
            assertThat(events.body()
                            .filter(l -> l.contains("busy, position"))
                            .findFirst()
                            .orElseThrow())
                    .contains("busy, position 1");
            problem(403, send(small, "POST", "/api/stop", ANA, ""));
            var stopped = send(small, "POST", "/api/stop", OPS, "");
            assertThat(fits("Stopped", stopped).path("stopped").asInt()).isEqualTo(2);
        }
    }

    @Test
    void the_data_team_agrees_and_refuses() {
        var learnings = company.jackdaw().learning().learnings();
        var waiting = Stream.of("Void parcels are kept.", "Test parcels weigh nothing.")
                .map(text -> learnings.move(
                        learnings.propose(
                                new Proposal(
                                        Learning.Type.QUIRK,
                                        Audience.COMPANY,
                                        Map.of(),
                                        text,
                                        "",
                                        "How many parcels?",
                                        List.of(),
                                        new Learning.Origin(RunId.next(Clock.systemUTC()), List.of()),
                                        "test",
                                        "http:ana"),
                                ""),
                        Learning.State.WAITING,
                        "gate",
                        "proven"))
                .toList();
        var path = "/api/approvals/" + waiting.getFirst().id();
        problem(401, send("GET", "/api/approvals", "", ""));
        problem(403, send("GET", "/api/approvals", ANA, ""));
        problem(403, send("POST", path, ANA, "{\"approve\": true}"));
        problem(400, send("POST", path, OPS, "{\"approve\": \"yes\"}"));
        problem(404, send("POST", "/api/approvals/0000000000000000", OPS, "{\"approve\": true}"));
        assertThat(fits("Approvals", send("GET", "/api/approvals", OPS, ""))
                        .path("waiting")
                        .findValuesAsText("text"))
                .containsExactly("Void parcels are kept.", "Test parcels weigh nothing.");

        var yes = fits("Decided", send("POST", path, OPS, "{\"approve\": true}"));
        assertThat(yes.path("state").asText()).isEqualTo("active");
        problem(409, send("POST", path, OPS, "{\"approve\": false}"));
        var no = send(
                "POST",
                "/api/approvals/" + waiting.getLast().id(),
                OPS,
                "{\"approve\": false, \"reason\": \"not so\"}");
        assertThat(fits("Decided", no).path("state").asText()).isEqualTo("rejected");
        var after = learnings.find(Viewer.UPKEEP, waiting.getLast().id()).orElseThrow();
        assertThat(after.reason()).isEqualTo("not so");
        assertThat(learnings.history(Viewer.UPKEEP, after.id()).getLast().by()).isEqualTo("http:ops");
    }

    private static Jackdaw with(StubProvider provider, Map<String, String> more) {
        var settings = TestDatabase.settings(company.database());
        settings.put("JACKDAW_MODEL", "openai:stub");
        settings.put("OPENAI_BASE_URL", provider.url());
        settings.putAll(more);
        return Jackdaw.open(new Config(settings));
    }

    @Test
    void text_is_streamed_while_it_is_written_and_a_run_can_be_cancelled() throws Exception {
        try (var provider = new StubProvider();
                var jackdaw = with(provider, Map.of());
                var slow = serve(jackdaw, metrics, 600)) {
            var half = OpenAi.callPieces(0, "c", "submit", "{\"text\": \"Hello, my \\\"dear\\\" friend");
            provider.then(StubProvider.eventsThenSilence(half.toArray(String[]::new)));
            var response = client.send(
                    request(slow, "POST", "/api/ask", ANA, QUESTION, "Accept", "text/event-stream"),
                    BodyHandlers.ofInputStream());
            var reader = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
            var text = new StringBuilder();
            var run = "";
            while (!text.toString().equals("Hello, my \"dear\" friend")) {
                var line = reader.readLine();
                if (line.startsWith("data: ")) {
                    var data = Json.own(line.substring(6), JsonNode.class);
                    text.append(data.path("delta").asText(""));
                    run = data.path("runId").asText(run);
                }
            }
            assertThat(send(slow, "POST", "/api/runs/" + run + "/cancel", ANA, "")
                            .statusCode())
                    .isEqualTo(202);
            assertThat(reader.lines().toList().toString()).contains("\"status\":\"cancelled\"");
        }
    }

    @Test
    void a_client_that_hangs_up_or_does_not_read_holds_nothing_up() throws Exception {
        for (int i = 0; i < 20; i++) {
            try (var socket = new Socket("127.0.0.1", door.port())) {
                socket.setReceiveBufferSize(1024);
                socket.getOutputStream()
                        .write(("POST /api/ask HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                        + BOB
                                        + "\r\n"
                                        + "Accept: text/event-stream\r\n"
                                        + "Content-Length: "
                                        + QUESTION.length()
                                        + "\r\n\r\n"
                                        + QUESTION)
                                .getBytes(StandardCharsets.UTF_8));
                if (i % 2 == 0) {
                    assertThat(socket.getInputStream().read()).isEqualTo('H');
                }
            }
        }
        assertThat(json(send("POST", "/api/ask", ANA, QUESTION)).path("rows")).hasSize(4);
    }

    @Test
    void health_tells_how_its_dependencies_stand() {
        fits("Health", send("GET", "/health", "", ""));
        assertThat(fits("Readiness", send("GET", "/ready", "", ""))
                        .path("status")
                        .asText())
                .isEqualTo("ready");
        try (var starting = HttpDoor.open(
                        new WebSettings(0, new ApiKeys("ana:" + ANA, Set.of()), 1), metrics, Optional::empty);
                var keyless =
                        HttpDoor.open(new WebSettings(0, new ApiKeys("", Set.of()), 1), metrics, Optional::empty)) {
            var ready = send(starting, "GET", "/ready", "", "");
            assertThat(ready.statusCode()).isEqualTo(503);
            fits("Readiness", ready);
            problem(503, send(starting, "POST", "/api/ask", ANA, QUESTION));
            assertThat(problem(401, send(keyless, "POST", "/api/ask", ANA, QUESTION))
                            .path("detail")
                            .asText())
                    .contains("JACKDAW_API_KEYS");
        }
    }

    @Test
    void runs_are_counted() {
        try (var counted = new RunMetrics();
                var jackdaw = Jackdaw.open(new Config(TestDatabase.settings(company.database())), counted);
                var at = serve(jackdaw, counted, 600)) {
            counted.load(jackdaw.desk());
            send(at, "POST", "/api/ask", ANA, QUESTION);
            var text = send(at, "GET", "/metrics", "", "").body();
            assertThat(text)
                    .contains(
                            "jackdaw_questions_total 1.0",
                            "jackdaw_runs_ended_total{outcome=\"governed_metric\"} 1.0",
                            "jackdaw_model_seconds_count{agent=\"analyst\",model=\"governed\"} 2",
                            "jackdaw_runs_waiting 0.0")
                    .doesNotContain("MRR", ANA);
        }
    }

    @Test
    void keys_that_cannot_be_are_named_without_the_key() {
        assertThatThrownBy(() -> new ApiKeys("ana:short", Set.of()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'ana'")
                .hasMessageNotContaining("short (");
        assertThatThrownBy(() -> new ApiKeys(ANA, Set.of())).hasMessageNotContaining(ANA);
        assertThatThrownBy(() -> new ApiKeys("ana:" + ANA, Set.of("eve"))).hasMessageContaining("'eve'");
    }
}
