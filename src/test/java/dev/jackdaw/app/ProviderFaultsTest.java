package dev.jackdaw.app;

import static dev.jackdaw.app.StubbedTeam.DELEGATE;
import static dev.jackdaw.app.StubbedTeam.QUERY;
import static dev.jackdaw.app.StubbedTeam.QUESTION;
import static dev.jackdaw.app.StubbedTeam.SUBMIT;
import static dev.jackdaw.app.StubbedTeam.right;
import static dev.jackdaw.model.provider.StubProvider.brokenHead;
import static dev.jackdaw.model.provider.StubProvider.cutOff;
import static dev.jackdaw.model.provider.StubProvider.endless;
import static dev.jackdaw.model.provider.StubProvider.events;
import static dev.jackdaw.model.provider.StubProvider.eventsThenSilence;
import static dev.jackdaw.model.provider.StubProvider.flood;
import static dev.jackdaw.model.provider.StubProvider.heartbeats;
import static dev.jackdaw.model.provider.StubProvider.silence;
import static dev.jackdaw.model.provider.StubProvider.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestCompany;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.cli.QuestionSession;
import dev.jackdaw.model.provider.OpenAi;
import dev.jackdaw.model.provider.StubProvider;
import dev.jackdaw.model.provider.StubProvider.Act;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every way in which a provider lets the team down, on a real socket: the answer is right or honest, and
/// the journal says what happened.
class ProviderFaultsTest {
    private static TestCompany company;
    private StubbedTeam team;

    @BeforeAll
    static void open() {
        company = TestCompany.open();
    }

    @AfterAll
    static void close() {
        company.close();
    }

    @BeforeEach
    void connect() {
        team = new StubbedTeam(company);
    }

    @AfterEach
    void disconnect() {
        team.close();
    }

    static Stream<Arguments> passing() {
        var half =
                OpenAi.callPieces(0, "c", "delegate", "{\"agent\": \"analyst\"").toArray(String[]::new);
        return Stream.of(
                Arguments.of(brokenHead(), "the connection broke before a reply began"),
                Arguments.of(cutOff(half), "the connection broke in mid-reply"),
                Arguments.of(events(half), "the reply ended before it was whole"),
                Arguments.of(
                        events("{\"error\": {\"message\": \"overloaded\"}}"), "the reply ended before it was whole"),
                Arguments.of(events("{\"choices\": ["), "the reply makes no sense"),
                Arguments.of(events("<html>"), "the reply makes no sense"),
                Arguments.of(status(500, "{}", ""), "the provider failed (500)"),
                Arguments.of(status(503, "busy", "Retry-After: 1"), "the provider failed (503)"),
                Arguments.of(status(408, "", ""), "the provider gave up waiting (408)"),
                Arguments.of(
                        status(429, "{\"error\":{\"message\":\"slow down, sk-very-secret-key\"}}", "Retry-After: 1"),
                        "rate limited (429): slow down, …"));
    }

    @ParameterizedTest
    @MethodSource
    void passing(Act fault, String said) {
        team.provider.then(fault, DELEGATE, QUERY, SUBMIT);
        var outcome = right(team.ask());
        assertThat(team.failures(outcome)).hasSize(1);
        assertThat(team.failures(outcome).getFirst()).startsWith(said);
        assertThat(outcome.receipt().model()).isEqualTo("openai:stub");
        assertThat(outcome.receipt().modelCalls()).isEqualTo(4);
        assertThat(outcome.answer().caveats().toString()).doesNotContain("stepped in");
    }

    static Stream<Arguments> slow() {
        var half =
                OpenAi.callPieces(0, "c", "delegate", "{\"agent\": \"analyst\"").toArray(String[]::new);
        return Stream.of(
                Arguments.of(silence(), "no reply began within 2 s"),
                Arguments.of(heartbeats(), "no reply began within 2 s"),
                Arguments.of(eventsThenSilence(half), "silent for 1 s in mid-reply"),
                Arguments.of(endless(OpenAi.text("la ")), "no whole reply within 4 s"));
    }

    @ParameterizedTest
    @MethodSource
    void slow(Act fault, String said) {
        var limits = Map.of(
                "JACKDAW_MODEL_FIRST_TOKEN_TIMEOUT", "2s",
                "JACKDAW_MODEL_TOKEN_TIMEOUT", "1000ms",
                "JACKDAW_MODEL_TIMEOUT", "4");
        team.provider.then(fault, DELEGATE, QUERY, SUBMIT);
        try (var hurried = team.with(limits)) {
            var ask = new Desk.Ask(QuestionSession.newThread(), "cli:test", QUESTION);
            var outcome = right(hurried.desk().ask(ask, e -> {}));
            assertThat(team.failures(outcome)).containsExactly(said);
        }
    }

    @Test
    void a_wait_that_is_asked_for_is_kept() {
        team.provider.then(status(429, "{}", "Retry-After: 1"), DELEGATE, QUERY, SUBMIT);
        long start = System.nanoTime();
        right(team.ask());
        assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.SECONDS.toNanos(1));
    }

    static Stream<Arguments> lasting() {
        return Stream.of(
                Arguments.of(
                        status(401, "{\"error\":{\"message\":\"Incorrect API key provided: sk-very-secret-key\"}}", ""),
                        "the provider refuses the key (401)"),
                Arguments.of(
                        status(404, "{\"error\":{\"message\":\"The model does not exist\"}}", ""),
                        "no such model or address there (404): The model does not exist"),
                Arguments.of(
                        status(400, "{\"error\":{\"message\":\"tools are not supported\"}}", ""),
                        "the provider rejects the request (400): tools are not supported"),
                Arguments.of(
                        status(302, "", "Location: http://127.0.0.1:1/"), "the provider rejects the request (302)"),
                Arguments.of(status(429, "{}", "Retry-After: 3600"), "rate limited (429)"),
                Arguments.of(flood(10 << 20), "a reply of more than 4 MB"),
                Arguments.of(
                        events(OpenAi.text("I"), OpenAi.finish("content_filter"), "[DONE]"),
                        "the provider's content filter"));
    }

    /// What trying again can't help is not tried again: the governed model answers, and says so.
    @ParameterizedTest
    @MethodSource
    void lasting(Act fault, String said) {
        team.provider.then(fault, fault, fault);
        var outcome = right(team.ask());
        assertThat(team.failures(outcome)).hasSize(3).allMatch(f -> f.startsWith(said));
        assertThat(outcome.receipt().model()).isEqualTo("governed");
        assertThat(outcome.answer().caveats().toString())
                .contains("The model openai:stub could not be used (" + said, "another one stepped in");
        assertThat(team.provider.requests()).hasSize(3);
        assertThat(team.steps(outcome).toString()).doesNotContain("sk-very-secret-key");
    }

    @Test
    void a_provider_that_fails_on_the_way_is_followed_by_the_next() {
        try (var second = new StubProvider();
                var both =
                        team.with(Map.of("JACKDAW_MODEL_FALLBACK", "ollama:second", "OLLAMA_BASE_URL", second.url()))) {
            second.then(
                    StubProvider.lines(
                            "{\"model\":\"second\",\"message\":{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":[{\"function\":{\"name\":\"submit\",\"arguments\":{\"text\":\"Here.\",\"results\":[\"r1\"]}}}]},\"done\":true,\"done_reason\":\"stop\"}"));
            team.provider.then(DELEGATE, QUERY, status(401, "{}", ""));
            var outcome =
                    right(both.desk().ask(new Desk.Ask(QuestionSession.newThread(), "cli:test", QUESTION), e -> {}));
            assertThat(outcome.receipt().model()).isEqualTo("openai:stub, ollama:second");
            assertThat(second.requests().getFirst().body()).contains("r1");
        }
    }

    @Test
    void the_governed_model_begins_anew_where_it_steps_in() {
        team.provider.then(
                DELEGATE,
                OpenAi.call("search_knowledge", Map.of("text", "revenue")),
                OpenAi.call("query_metric", Map.of("metric", "no_such")),
                status(401, "{}", ""));
        var outcome = right(team.ask());
        assertThat(outcome.receipt().model()).isEqualTo("openai:stub, governed");
        assertThat(outcome.answer().text()).contains("MRR by plan");
    }

    @Test
    void a_provider_that_keeps_failing_is_left_alone_for_a_while() {
        for (int i = 0; i < 9; i++) {
            team.provider.then(status(500, "{}", ""));
        }
        right(team.ask());
        assertThat(team.provider.requests()).hasSize(5);
        var outcome = right(team.ask());
        assertThat(team.provider.requests()).hasSize(5);
        assertThat(team.failures(outcome)).allMatch(f -> f.contains("is left alone for another"));
        assertThat(team.jackdaw.models().standings().getFirst().resting()).isTrue();
    }

    @Test
    void nobody_accepts_the_connection() throws Exception {
        // A full line of connections that nobody takes: one more is left waiting.
        try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var line = new ArrayList<Socket>();
            for (int i = 0; i < 4; i++) {
                var socket = new Socket();
                line.add(socket);
                Thread.startVirtualThread(() -> connect(socket, full.getLocalSocketAddress()));
            }
            TimeUnit.MILLISECONDS.sleep(300);
            var settings = Map.of(
                    "OPENAI_BASE_URL", "http://127.0.0.1:" + full.getLocalPort(),
                    "JACKDAW_MODEL_CONNECT_TIMEOUT", "300ms",
                    "JACKDAW_MODEL_RETRIES", "0");
            try (var hurried = team.with(settings)) {
                var ask = new Desk.Ask(QuestionSession.newThread(), "cli:test", QUESTION);
                var outcome = right(hurried.desk().ask(ask, e -> {}));
                assertThat(team.failures(outcome)).contains("it accepts no connection in time");
            }
            for (var socket : line) {
                socket.close();
            }
        }
    }

    private static void connect(Socket socket, SocketAddress to) {
        try {
            socket.connect(to, 60_000);
        } catch (IOException e) {
            // Closed at the test's end.
            return;
        }
    }

    @Test
    void nobody_there_at_all() {
        team.provider.close();
        var outcome = right(team.ask());
        assertThat(team.failures(outcome)).contains("nobody listens there");
        assertThat(outcome.receipt().model()).isEqualTo("governed");
    }

    @Test
    void a_silent_first_call_is_overtaken_where_that_is_asked_for() {
        try (var hedged = team.with(Map.of("JACKDAW_MODEL_HEDGE_MS", "50"))) {
            team.provider.then(silence(), DELEGATE, QUERY, SUBMIT);
            var outcome =
                    right(hedged.desk().ask(new Desk.Ask(QuestionSession.newThread(), "cli:test", QUESTION), e -> {}));
            assertThat(team.failures(outcome).getFirst()).startsWith("two calls were made");
            assertThat(outcome.receipt().model()).isEqualTo("openai:stub");
        }
    }
}
