package dev.jackdaw.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.agent.Answer;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.MemoryJournal;
import dev.jackdaw.agent.Receipt;
import dev.jackdaw.agent.ScriptedDesk;
import dev.jackdaw.agent.Step;
import dev.jackdaw.core.RunId;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Basis;
import dev.jackdaw.data.Json;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.desk.Approvals;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Requests as the door reads them, and what it sends back: a desk behind it that only takes note.
class HttpDoorTest {
    private static final String ANA = "ana-key-0123456789abcdef";
    private static final String BOB = "bob-key-0123456789abcdef";
    private static final MemoryJournal JOURNAL = new MemoryJournal();
    private static final TakingNote DESK = new TakingNote();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final HttpDoor DOOR = HttpDoor.open(
            new WebSettings(0, new ApiKeys("ana:" + ANA + ",bob:" + BOB, Set.of("bob")), 100_000),
            new RunMetrics(),
            () -> Optional.of(new Service(DESK, JOURNAL, new Approvals(List.of()), () -> Map.of("database", "away"))));

    @AfterAll
    static void close() {
        DOOR.close();
        CLIENT.close();
    }

    @BeforeEach
    void forget() {
        DESK.asked.clear();
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + DOOR.port() + path))
                .header("Authorization", "Bearer " + ANA);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> ask(String body, String... headers) throws IOException, InterruptedException {
        var request = to("/api/ask").POST(BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private static String detail(HttpResponse<String> response) throws IOException {
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        var problem = Json.read(response.body(), JsonNode.class);
        assertThat(problem.path("status").asInt()).isEqualTo(response.statusCode());
        return problem.path("detail").asText();
    }

    @Test
    void a_question_belongs_to_its_client_and_so_does_its_thread() throws Exception {
        var response = ask("{\"question\": \"MRR?\", \"thread\": \"t.1\"}", "Idempotency-Key", " k1 ");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(DESK.asked)
                .containsExactly(new Desk.Ask("http:ana/t.1", "http:ana", "MRR?", "http:ana", "http:ana k1"));
        assertThat(Json.read(response.body(), JsonNode.class).path("thread").asText())
                .isEqualTo("t.1");
    }

    @Test
    void without_a_thread_it_begins_one_and_the_same_request_again_the_same_one() throws Exception {
        ask("{\"question\": \"MRR?\"}");
        ask("{\"question\": \"MRR?\"}");
        ask("{\"question\": \"MRR?\"}", "Idempotency-Key", "k");
        ask("{\"question\": \"MRR?\"}", "Idempotency-Key", "k");
        var threads = DESK.asked.stream().map(Desk.Ask::thread).toList();
        assertThat(threads.get(0)).isNotEqualTo(threads.get(1));
        assertThat(threads.get(2)).isEqualTo(threads.get(3));
        assertThat(DESK.asked.stream().map(Desk.Ask::request)).containsExactly("", "", "http:ana k", "http:ana k");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` |the body must be a JSON object with [question, thread]",
                "[1]|the body must be a JSON object with [question, thread]",
                "\"x\"|the body must be a JSON object with [question, thread]",
                "{}|'question' must be a text",
                "{\"question\": \"q\", \"colour\": 1}|there is no field 'colour'; there are [question, thread]",
                "{\"question\": \"q\", \"thread\": \"\"}|'thread' must be a text",
                "{\"question\": \"q\", \"thread\": \"a/b\"}|'thread' may hold up to 100 letters, digits and . _ : -",
                "{\"question\": \"q\", \"thread\": \"ä\"}|'thread' may hold up to 100 letters, digits and . _ : -",
                "{\"question\": \"q\", \"thread\": \"a\\n\"}|'thread' may hold up to 100 letters, digits and . _ : -",
            })
    void what_can_not_be_read_is_a_bad_request_that_says_why(String body, String why) throws Exception {
        var response = ask(body.strip());
        assertThat(detail(response)).isEqualTo(why);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(DESK.asked).isEmpty();
    }

    @Test
    void so_is_what_is_no_json_or_too_deep() throws Exception {
        assertThat(detail(ask("{\"question\": "))).startsWith("the body is not JSON: ");
        assertThat(detail(ask("[".repeat(50_000)))).startsWith("the body is not JSON: ");
        assertThat(DESK.asked).isEmpty();
    }

    @Test
    void a_name_of_a_request_has_an_end() throws Exception {
        assertThat(ask("{\"question\": \"q\"}", "Idempotency-Key", "k".repeat(200))
                        .statusCode())
                .isEqualTo(200);
        assertThat(detail(ask("{\"question\": \"q\"}", "Idempotency-Key", "k".repeat(201))))
                .isEqualTo("Idempotency-Key has more than 200 characters");
    }

    @ParameterizedTest
    @CsvSource({"65000, 200", "65537, 413", "200000, 413"})
    void a_body_has_an_end_and_whoever_sends_more_hears_of_it(int size, int status) throws Exception {
        var response = ask("{\"question\": \"" + "x".repeat(size) + "\"}");
        assertThat(response.statusCode()).isEqualTo(status);
    }

    @Test
    void without_a_known_key_nothing_is_answered() throws Exception {
        for (var header : List.of("Bearer wrong-key-0123456789abcdef", "Bearer", "Basic " + ANA, ANA)) {
            var response = send(to("/api/ask")
                    .setHeader("Authorization", header)
                    .POST(BodyPublishers.ofString("{\"question\": \"q\"}")));
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            assertThat(detail(response)).isEqualTo("send a known key: Authorization: Bearer KEY");
        }
        assertThat(DESK.asked).isEmpty();
    }

    @Test
    void a_run_of_somebody_else_is_not_there_but_for_an_admin() throws Exception {
        var run = RunId.next(Clock.systemUTC());
        JOURNAL.begin(run, new Step.Asked("MRR?", "http:bob", "http:bob/t"));
        var ana = send(to("/api/runs/" + run));
        assertThat(ana.statusCode()).isEqualTo(404);
        assertThat(detail(ana)).isEqualTo("there is no run '" + run + "' of yours");
        assertThat(detail(send(to("/api/runs/nonsense")))).isEqualTo("there is no run 'nonsense' of yours");
        var bob = send(to("/api/runs/" + run).setHeader("Authorization", "Bearer " + BOB));
        assertThat(bob.statusCode()).isEqualTo(200);
        assertThat(send(to("/api/stop").POST(BodyPublishers.noBody())).statusCode())
                .isEqualTo(403);
    }

    @Test
    void who_wishes_so_gets_a_place_to_look_at_later() throws Exception {
        var response = ask("{\"question\": \"q\", \"thread\": \"t\"}", "Prefer", "respond-async");
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.headers().firstValue("Location")).contains("/api/runs/" + DESK.run);
        assertThat(response.body())
                .isEqualTo("{\"runId\":\"" + DESK.run + "\",\"thread\":\"t\",\"status\":\"running\"}");
    }

    @Test
    void events_are_neither_stored_nor_held_back_on_the_way() throws Exception {
        var response = ask("{\"question\": \"q\"}", "Accept", "text/event-stream");
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(response.headers().firstValue("X-Accel-Buffering")).contains("no");
    }

    @ParameterizedTest
    @CsvSource({"abc", "-1", "1234567", "1.5"})
    void the_last_event_s_id_is_a_number(String id) throws Exception {
        var run = RunId.next(Clock.systemUTC());
        JOURNAL.begin(run, new Step.Asked("MRR?", "http:ana", "http:ana/t"));
        var response = send(to("/api/runs/" + run + "/events").header("Last-Event-ID", id));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(detail(response)).isEqualTo("Last-Event-ID is the id of an event, a number");
    }

    @Test
    void it_lives_while_its_database_is_away_but_is_not_ready() throws Exception {
        assertThat(send(to("/health")).body()).isEqualTo("{\"status\":\"ok\"}");
        var ready = send(to("/ready"));
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).isEqualTo("{\"status\":\"not ready\",\"dependencies\":{\"database\":\"away\"}}");
        assertThat(detail(send(to("/nowhere")))).isEqualTo("there is no such address");
        assertThat(detail(send(to("/api/ask")))).isEqualTo("not with this method");
    }

    @Test
    void what_the_desk_refuses_is_the_client_s_to_mend() throws Exception {
        var response = ask("{\"question\": \"refuse\"}");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(detail(response)).isEqualTo("refused");
    }

    /// Answers everything at once with the same.
    private static final class TakingNote extends ScriptedDesk {
        private final List<Ask> asked = new ArrayList<>();
        private final RunId run = RunId.next(Clock.systemUTC());

        TakingNote() {
            super(List.of());
        }

        @Override
        public Outcome ask(Ask ask, Watcher watcher) {
            start(ask, watcher);
            return await(run);
        }

        @Override
        public RunId start(Ask ask, Watcher watcher) {
            if (ask.text().equals("refuse")) {
                throw new UsageException("refused");
            }
            asked.add(ask);
            return run;
        }

        @Override
        public News follow(RunId id, int seen, News last, Duration patience) {
            return new News(List.of(), "", 0, false);
        }

        @Override
        public Outcome await(RunId id) {
            return new Outcome.Answered(
                    id,
                    "MRR?",
                    new Answer("It is.", Basis.CONVERSATION, ResultTable.EMPTY, List.of(), List.of()),
                    new Receipt("", List.of(), "", "", 0, 0, 0, 0, 0, "m"));
        }

        @Override
        public Optional<Outcome> outcome(RunId id) {
            return Optional.of(await(id));
        }
    }
}
