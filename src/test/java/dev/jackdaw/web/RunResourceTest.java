package dev.jackdaw.web;

import static dev.jackdaw.web.HttpFixture.ANA;
import static dev.jackdaw.web.HttpFixture.BOB;
import static dev.jackdaw.web.HttpFixture.OPS;
import static dev.jackdaw.web.HttpFixture.QUESTION;
import static dev.jackdaw.web.HttpFixture.events;
import static dev.jackdaw.web.HttpFixture.json;
import static dev.jackdaw.web.HttpFixture.request;
import static dev.jackdaw.web.HttpFixture.serve;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.data.Json;
import dev.jackdaw.model.provider.OpenAi;
import dev.jackdaw.model.provider.StubProvider;
import dev.jackdaw.web.HttpFixture.Event;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Questions over HTTP, as a client sees them: asked, streamed, followed, replied to, cancelled.
class RunResourceTest {
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
    void a_question_is_answered_and_can_be_read_again() {
        var response = http.send("POST", "/api/ask", ANA, QUESTION);
        assertThat(response.statusCode()).isEqualTo(200);
        var outcome = http.fits("Outcome", response);
        assertThat(outcome.path("status").asText()).isEqualTo("answered");
        assertThat(outcome.path("rows")).hasSize(4);
        var run = outcome.path("runId").asText();
        assertThat(http.fits("Outcome", http.send("GET", "/api/runs/" + run, ANA, "")))
                .isEqualTo(outcome);
        assertThat(http.send("GET", "/api/runs/" + run, OPS, "").statusCode()).isEqualTo(200);
        assertThat(http.problem(404, http.send("GET", "/api/runs/" + run, BOB, ""))
                        .path("detail")
                        .asText())
                .isEqualTo("there is no run '" + run + "' of yours");
        http.problem(404, http.send("GET", "/api/runs/" + run + "/events", BOB, ""));
        http.problem(404, http.send("POST", "/api/runs/" + run + "/cancel", BOB, ""));
    }

    @Test
    void threads_go_on_and_belong_to_their_caller() {
        var ask = "{\"question\": \"%s\", \"thread\": \"t1\"}";
        http.send("POST", "/api/ask", ANA, ask.formatted("MRR by plan"));
        var more = json(http.send("POST", "/api/ask", ANA, ask.formatted("and by country?")));
        assertThat(more.path("columns").get(0).asText()).isEqualTo("country");
        assertThat(more.path("thread").asText()).isEqualTo("t1");
        var others = json(http.send("POST", "/api/ask", BOB, ask.formatted("and by country?")));
        assertThat(others.path("basis").asText()).isNotEqualTo("governed_metric");
    }

    @Test
    void steps_are_streamed_and_can_be_resumed() throws Exception {
        var all = events(http.stream("POST", "/api/ask", QUESTION, "Accept", "text/event-stream"));
        assertThat(all.getFirst().data().path("kind").asText()).isEqualTo("Asked");
        assertThat(all.getLast().name()).isEqualTo("answer");
        assertThat(all.getLast().data().path("rows")).hasSize(4);
        var ids = all.stream().map(Event::id).filter(id -> !id.isEmpty()).toList();
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(8);

        var path = "/api/runs/" + all.getLast().data().path("runId").asText() + "/events";
        var rest = events(http.stream("GET", path, "", "Last-Event-ID", "4"));
        assertThat(rest)
                .isEqualTo(all.stream()
                        .filter(e -> e.id().length() > 1 || e.id().compareTo("4") > 0)
                        .toList());
        var done = http.send("GET", path, ANA, "", "Last-Event-ID", ids.getLast());
        assertThat(done.statusCode()).isEqualTo(204);
        assertThat(http.problem(400, http.send("GET", path, ANA, "", "Last-Event-ID", "x"))
                        .path("detail")
                        .asText())
                .contains("Last-Event-ID");
    }

    @Test
    void a_question_back_is_answered_by_a_reply() {
        var asked = json(http.send("POST", "/api/ask", ANA, "{\"question\": \"create a view of MRR by plan\"}"));
        assertThat(asked.path("status").asText()).isEqualTo("waiting");
        var path = "/api/runs/" + asked.path("runId").asText();
        var replied = http.send("POST", path + "/reply", ANA, "{\"text\": \"no\"}");
        assertThat(http.fits("Outcome", replied).path("status").asText()).isEqualTo("answered");
        assertThat(http.problem(409, http.send("POST", path + "/reply", ANA, "{\"text\": \"no\"}"))
                        .path("detail")
                        .asText())
                .contains("waits for no reply");
    }

    @Test
    void the_same_request_twice_is_one_run() {
        var first = json(http.send("POST", "/api/ask", ANA, QUESTION, "Idempotency-Key", "k1"));
        var second = json(http.send("POST", "/api/ask", ANA, QUESTION, "Idempotency-Key", "k1"));
        assertThat(second).isEqualTo(first);
        var others = json(http.send("POST", "/api/ask", BOB, QUESTION, "Idempotency-Key", "k1"));
        assertThat(others.path("runId")).isNotEqualTo(first.path("runId"));
        var reused = http.send("POST", "/api/ask", ANA, "{\"question\": \"churn\"}", "Idempotency-Key", "k1");
        assertThat(http.problem(400, reused).path("detail").asText()).contains("Use a new Idempotency-Key");
        http.problem(400, http.send("POST", "/api/ask", ANA, QUESTION, "Idempotency-Key", "k".repeat(201)));
    }

    @Test
    void asked_for_later_and_looked_up() throws Exception {
        var response = http.send("POST", "/api/ask", ANA, QUESTION, "Prefer", "respond-async");
        assertThat(response.statusCode()).isEqualTo(202);
        http.fits("Running", response);
        var location = response.headers().firstValue("Location").orElseThrow();
        assertThat(events(http.stream("GET", location + "/events", ""))
                        .getLast()
                        .name())
                .isEqualTo("answer");
        assertThat(json(http.send("GET", location, ANA, "")).path("status").asText())
                .isEqualTo("answered");
    }

    @Test
    void text_is_streamed_while_it_is_written_and_a_run_can_be_cancelled() throws Exception {
        try (var provider = new StubProvider();
                var jackdaw = http.with(provider, Map.of());
                var slow = serve(jackdaw, http.metrics, 600)) {
            var half = OpenAi.callPieces(0, "c", "submit", "{\"text\": \"Hello, my \\\"dear\\\" friend");
            provider.then(StubProvider.eventsThenSilence(half.toArray(String[]::new)));
            var response = http.client.send(
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
            assertThat(http.send(slow, "POST", "/api/runs/" + run + "/cancel", ANA, "")
                            .statusCode())
                    .isEqualTo(202);
            assertThat(reader.lines().toList().toString()).contains("\"status\":\"cancelled\"");
        }
    }

    @Test
    void a_client_that_hangs_up_or_does_not_read_holds_nothing_up() throws Exception {
        for (int i = 0; i < 20; i++) {
            try (var socket = new Socket("127.0.0.1", http.door.port())) {
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
        assertThat(json(http.send("POST", "/api/ask", ANA, QUESTION)).path("rows"))
                .hasSize(4);
    }
}
