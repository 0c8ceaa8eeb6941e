package dev.jackdaw.web;

import static dev.jackdaw.web.HttpFixture.ANA;
import static dev.jackdaw.web.HttpFixture.BOB;
import static dev.jackdaw.web.HttpFixture.OPS;
import static dev.jackdaw.web.HttpFixture.QUESTION;
import static dev.jackdaw.web.HttpFixture.json;
import static dev.jackdaw.web.HttpFixture.request;
import static dev.jackdaw.web.HttpFixture.serve;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestDatabase;
import dev.jackdaw.app.Config;
import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.core.RunId;
import dev.jackdaw.learning.Audience;
import dev.jackdaw.learning.Learning;
import dev.jackdaw.learning.Proposal;
import dev.jackdaw.learning.Viewer;
import dev.jackdaw.model.provider.StubProvider;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the HTTP door refuses and whom it keeps waiting, what the data team decides there, and how it tells
/// how it stands.
class HttpServiceTest {
    private static HttpFixture http;

    @BeforeAll
    static void open() {
        http = new HttpFixture();
    }

    @AfterAll
    static void close() {
        http.close();
    }

    @Test
    void what_is_wrong_with_a_request_is_named() {
        http.problem(401, http.send("POST", "/api/ask", "", QUESTION));
        var wrong = http.send("POST", "/api/ask", ANA + "x", QUESTION);
        assertThat(http.problem(401, wrong).path("detail").asText()).doesNotContain(ANA);
        assertThat(wrong.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(http.problem(400, http.send("POST", "/api/ask", ANA, "{\"question\": "))
                        .path("detail")
                        .asText())
                .contains("not JSON");
        http.problem(400, http.send("POST", "/api/ask", ANA, "[]"));
        http.problem(400, http.send("POST", "/api/ask", ANA, "{\"question\": 5}"));
        assertThat(http.problem(400, http.send("POST", "/api/ask", ANA, "{\"q\": \"x\"}"))
                        .path("detail")
                        .asText())
                .contains("there is no field 'q'");
        http.problem(400, http.send("POST", "/api/ask", ANA, "{\"question\": \"x\", \"thread\": \"../../etc\"}"));
        http.problem(400, http.send("POST", "/api/ask", ANA, "{\"question\": \"" + "x".repeat(9_000) + "\"}"));
        assertThat(http.problem(413, http.send("POST", "/api/ask", ANA, "x".repeat(70_000)))
                        .path("detail")
                        .asText())
                .contains("65536 bytes");
        http.problem(404, http.send("GET", "/api/runs/nonsense", ANA, ""));
        http.problem(404, http.send("GET", "/api/runs/0000000000000000", ANA, ""));
        http.problem(404, http.send("GET", "/api/nothing", ANA, ""));
        http.problem(405, http.send("GET", "/api/ask", ANA, ""));
        assertThat(http.send(
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
        try (var slow = serve(http.company.jackdaw(), http.metrics, 2)) {
            http.send(slow, "POST", "/api/ask", ANA, QUESTION);
            http.send(slow, "POST", "/api/ask", ANA, QUESTION);
            var third = http.send(slow, "POST", "/api/ask", ANA, QUESTION);
            http.problem(429, third);
            assertThat(Integer.parseInt(
                            third.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(1, 30);
            assertThat(http.send(slow, "POST", "/api/ask", BOB, QUESTION).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_full_house_says_so() throws Exception {
        try (var provider = new StubProvider();
                var jackdaw = http.with(provider, Map.of("JACKDAW_RUNS", "1", "JACKDAW_RUNS_WAITING", "2"));
                var small = serve(jackdaw, http.metrics, 600)) {
            provider.then(StubProvider.silence());
            http.send(small, "POST", "/api/ask", ANA, QUESTION, "Prefer", "respond-async");
            var second = json(http.send(small, "POST", "/api/ask", ANA, QUESTION, "Prefer", "respond-async"));
            var full = http.send(small, "POST", "/api/ask", ANA, QUESTION);
            assertThat(http.problem(503, full).path("detail").asText())
                    .contains("busy: you have 1 questions waiting", "number 2");
            assertThat(full.headers().firstValue("Retry-After")).isPresent();
            var events = http.client.send(
                    request(small, "GET", "/api/runs/" + second.path("runId").asText() + "/events", ANA, ""),
                    BodyHandlers.ofLines());
            assertThat(events.body()
                            .filter(l -> l.contains("busy, position"))
                            .findFirst()
                            .orElseThrow())
                    .contains("busy, position 1");
            http.problem(403, http.send(small, "POST", "/api/stop", ANA, ""));
            var stopped = http.send(small, "POST", "/api/stop", OPS, "");
            assertThat(http.fits("Stopped", stopped).path("stopped").asInt()).isEqualTo(2);
        }
    }

    @Test
    void the_data_team_agrees_and_refuses() {
        var learnings = http.company.jackdaw().learning().learnings();
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
        http.problem(401, http.send("GET", "/api/approvals", "", ""));
        http.problem(403, http.send("GET", "/api/approvals", ANA, ""));
        http.problem(403, http.send("POST", path, ANA, "{\"approve\": true}"));
        http.problem(400, http.send("POST", path, OPS, "{\"approve\": \"yes\"}"));
        http.problem(404, http.send("POST", "/api/approvals/0000000000000000", OPS, "{\"approve\": true}"));
        assertThat(http.fits("Approvals", http.send("GET", "/api/approvals", OPS, ""))
                        .path("waiting")
                        .findValuesAsText("text"))
                .containsExactly("Void parcels are kept.", "Test parcels weigh nothing.");

        var yes = http.fits("Decided", http.send("POST", path, OPS, "{\"approve\": true}"));
        assertThat(yes.path("state").asText()).isEqualTo("active");
        http.problem(409, http.send("POST", path, OPS, "{\"approve\": false}"));
        var no = http.send(
                "POST",
                "/api/approvals/" + waiting.getLast().id(),
                OPS,
                "{\"approve\": false, \"reason\": \"not so\"}");
        assertThat(http.fits("Decided", no).path("state").asText()).isEqualTo("rejected");
        var after = learnings.find(Viewer.UPKEEP, waiting.getLast().id()).orElseThrow();
        assertThat(after.reason()).isEqualTo("not so");
        assertThat(learnings.history(Viewer.UPKEEP, after.id()).getLast().by()).isEqualTo("http:ops");
    }

    @Test
    void health_tells_how_its_dependencies_stand() {
        http.fits("Health", http.send("GET", "/health", "", ""));
        assertThat(http.fits("Readiness", http.send("GET", "/ready", "", ""))
                        .path("status")
                        .asText())
                .isEqualTo("ready");
        try (var starting = HttpDoor.open(
                        new WebSettings(0, new ApiKeys("ana:" + ANA, Set.of()), 1), http.metrics, Optional::empty);
                var keyless = HttpDoor.open(
                        new WebSettings(0, new ApiKeys("", Set.of()), 1), http.metrics, Optional::empty)) {
            var ready = http.send(starting, "GET", "/ready", "", "");
            assertThat(ready.statusCode()).isEqualTo(503);
            http.fits("Readiness", ready);
            http.problem(503, http.send(starting, "POST", "/api/ask", ANA, QUESTION));
            assertThat(http.problem(401, http.send(keyless, "POST", "/api/ask", ANA, QUESTION))
                            .path("detail")
                            .asText())
                    .contains("JACKDAW_API_KEYS");
        }
    }

    @Test
    void runs_are_counted() {
        try (var counted = new RunMetrics();
                var jackdaw = Jackdaw.open(new Config(TestDatabase.settings(http.company.database())), counted);
                var at = serve(jackdaw, counted, 600)) {
            counted.load(jackdaw.desk());
            http.send(at, "POST", "/api/ask", ANA, QUESTION);
            var text = http.send(at, "GET", "/metrics", "", "").body();
            assertThat(text)
                    .contains(
                            "jackdaw_questions_total 1.0",
                            "jackdaw_runs_ended_total{outcome=\"governed_metric\"} 1.0",
                            "jackdaw_model_seconds_count{agent=\"analyst\",model=\"governed\"} 2",
                            "jackdaw_runs_waiting 0.0")
                    .doesNotContain("MRR", ANA);
        }
    }
}
