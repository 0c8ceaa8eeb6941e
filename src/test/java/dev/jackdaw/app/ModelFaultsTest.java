package dev.jackdaw.app;

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
import dev.jackdaw.TestDatabase;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Step;
import dev.jackdaw.cli.QuestionSession;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.Basis;
import dev.jackdaw.model.provider.OpenAi;
import dev.jackdaw.model.provider.StubProvider;
import dev.jackdaw.model.provider.StubProvider.Act;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every way in which a model lets the team down, on a real socket: the answer is right or honest,
/// and the journal says what happened.
class ModelFaultsTest {
    private static final String QUESTION = "What is our MRR by plan?";
    private static final Act DELEGATE = OpenAi.call("delegate", Map.of("agent", "analyst", "task", "MRR by plan"));
    private static final Act QUERY =
            OpenAi.call("query_metric", Map.of("metric", "mrr", "dimensions", List.of("plan")));
    private static final Act SUBMIT = OpenAi.call("submit", Map.of("text", "MRR by plan.", "results", List.of("r1")));

    private static TestCompany company;
    private StubProvider provider;
    private Jackdaw jackdaw;

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
        provider = new StubProvider();
        jackdaw = with(Map.of());
    }

    private Jackdaw with(Map<String, String> more) {
        var settings = TestDatabase.settings(company.database());
        settings.put("JACKDAW_MODEL", "openai:stub");
        settings.put("OPENAI_BASE_URL", provider.url() + "/v1");
        settings.put("OPENAI_API_KEY", "sk-very-secret-key");
        settings.putAll(more);
        return Jackdaw.open(new Config(settings));
    }

    @AfterEach
    void disconnect() {
        jackdaw.close();
        provider.close();
    }

    private Desk.Outcome ask() {
        return jackdaw.desk().ask(new Desk.Ask(QuestionSession.newThread(), "cli:test", QUESTION), e -> {});
    }

    private List<Step> steps(Desk.Outcome outcome) {
        return jackdaw.journal().entries(outcome.run()).stream()
                .map(e -> e.step())
                .toList();
    }

    private List<String> failures(Desk.Outcome outcome) {
        return steps(outcome).stream()
                .filter(s -> s instanceof Step.ModelFailed)
                .map(s -> ((Step.ModelFailed) s).problem())
                .toList();
    }

    private List<String> repairs(Desk.Outcome outcome) {
        return steps(outcome).stream()
                .filter(s -> s instanceof Step.Repaired)
                .map(s -> ((Step.Repaired) s).problem())
                .toList();
    }

    private static Desk.Outcome.Answered right(Desk.Outcome outcome) {
        var answered = (Desk.Outcome.Answered) outcome;
        assertThat(answered.answer().basis()).isEqualTo(Basis.GOVERNED_METRIC);
        assertThat(answered.answer().table().rows()).hasSize(4);
        return answered;
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
        provider.then(fault, DELEGATE, QUERY, SUBMIT);
        var outcome = right(ask());
        assertThat(failures(outcome)).hasSize(1);
        assertThat(failures(outcome).getFirst()).startsWith(said);
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
        provider.then(fault, DELEGATE, QUERY, SUBMIT);
        try (var hurried = with(limits)) {
            var ask = new Desk.Ask(QuestionSession.newThread(), "cli:test", QUESTION);
            var outcome = right(hurried.desk().ask(ask, e -> {}));
            assertThat(failures(outcome)).containsExactly(said);
        }
    }

    @Test
    void a_wait_that_is_asked_for_is_kept() {
        provider.then(status(429, "{}", "Retry-After: 1"), DELEGATE, QUERY, SUBMIT);
        long start = System.nanoTime();
        right(ask());
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
        provider.then(fault, fault, fault);
        var outcome = right(ask());
        assertThat(failures(outcome)).hasSize(3).allMatch(f -> f.startsWith(said));
        assertThat(outcome.receipt().model()).isEqualTo("governed");
        assertThat(outcome.answer().caveats().toString())
                .contains("The model openai:stub could not be used (" + said, "another one stepped in");
        assertThat(provider.requests()).hasSize(3);
        assertThat(steps(outcome).toString()).doesNotContain("sk-very-secret-key");
    }

    @Test
    void a_provider_that_fails_on_the_way_is_followed_by_the_next() {
        try (var second = new StubProvider();
                var both = with(Map.of("JACKDAW_MODEL_FALLBACK", "ollama:second", "OLLAMA_BASE_URL", second.url()))) {
            second.then(
                    StubProvider.lines(
                            "{\"model\":\"second\",\"message\":{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":[{\"function\":{\"name\":\"submit\",\"arguments\":{\"text\":\"Here.\",\"results\":[\"r1\"]}}}]},\"done\":true,\"done_reason\":\"stop\"}"));
            provider.then(DELEGATE, QUERY, status(401, "{}", ""));
            var outcome =
                    right(both.desk().ask(new Desk.Ask(QuestionSession.newThread(), "cli:test", QUESTION), e -> {}));
            assertThat(outcome.receipt().model()).isEqualTo("openai:stub, ollama:second");
            assertThat(second.requests().getFirst().body()).contains("r1");
        }
    }

    @Test
    void the_governed_model_begins_anew_where_it_steps_in() {
        provider.then(
                DELEGATE,
                OpenAi.call("search_knowledge", Map.of("text", "revenue")),
                OpenAi.call("query_metric", Map.of("metric", "no_such")),
                status(401, "{}", ""));
        var outcome = right(ask());
        assertThat(outcome.receipt().model()).isEqualTo("openai:stub, governed");
        assertThat(outcome.answer().text()).contains("MRR by plan");
    }

    static Stream<Arguments> mended() {
        return Stream.of(
                Arguments.of(OpenAi.call("query_metric", "{\"metric\": \"mrr\", "), "the arguments are not JSON"),
                Arguments.of(OpenAi.call("query_metric", "[\"mrr\"]"), "the arguments must be a JSON object"),
                Arguments.of(
                        OpenAi.call("query_metric", "{\"metric\": {\"name\": \"mrr\"}}"),
                        "query_metric needs a metric"),
                Arguments.of(
                        OpenAi.call("query_metric", "{\"metric\": \"mrr\", \"dimensions\": {\"by\": 1}}"),
                        "query_metric needs a metric"),
                Arguments.of(OpenAi.call("drop_table", "{}"), "there is no tool named 'drop_table'"),
                Arguments.of(
                        OpenAi.call("submit", "{\"text\": \"done\", \"results\": [\"r9\"]}"),
                        "there is no result 'r9'"),
                Arguments.of(
                        OpenAi.call("submit", "{\"text\": 5, \"results\": {}}"), "the finding has the wrong shape"),
                Arguments.of(OpenAi.call("run_sql", "{\"sql\": \"DELETE FROM subscriptions\"}"), "refused"),
                Arguments.of(OpenAi.said("MRR is $5."), "a reply must call a tool"),
                Arguments.of(OpenAi.said(""), "a reply must call a tool"),
                Arguments.of(
                        OpenAi.call("run_query", "{\"name\": \"\\u0000\"}"), "the arguments hold the character NUL"));
    }

    @ParameterizedTest
    @MethodSource
    void mended(Act mistake, String told) {
        provider.then(DELEGATE, mistake, QUERY, SUBMIT);
        var outcome = right(ask());
        assertThat(repairs(outcome)).hasSize(1);
        assertThat(repairs(outcome).getFirst()).contains(told);
        assertThat(provider.requests().get(2).body()).contains(told.replaceAll("'.*", ""));
    }

    @Test
    void a_view_without_its_query_is_mended() {
        provider.then(
                OpenAi.call("delegate", Map.of("agent", "engineer", "task", "a view of MRR")),
                OpenAi.call("build_view", Map.of("name", "mrr", "metric", "MRR")),
                OpenAi.call("build_view", Map.of("name", "mrr", "query", Map.of("metric", "MRR"))));
        var outcome = ask();
        assertThat(outcome).isInstanceOf(Desk.Outcome.Waiting.class);
        assertThat(repairs(outcome)).singleElement().asString().contains("build_view needs");
    }

    @Test
    void several_calls_at_once_are_all_answered_and_those_that_end_it_must_stand_alone() {
        var pieces = OpenAi.callPieces(0, "a", "query_metric", "{\"metric\": \"mrr\", \"dimensions\": [\"plan\"]}");
        pieces.addAll(OpenAi.callPieces(1, "b", "query_metric", "{\"metric\": \"mrr\"}"));
        pieces.addAll(OpenAi.callPieces(2, "c", "submit", "{\"text\": \"soon\"}"));
        pieces.add(OpenAi.finish("tool_calls"));
        provider.then(DELEGATE, events(pieces.toArray(String[]::new)), SUBMIT);
        var outcome = right(ask());
        assertThat(repairs(outcome)).containsExactly("call submit alone, after the other calls are answered");
        var last = OpenAi.body(provider.requests().get(2)).path("messages");
        assertThat(last.findValuesAsText("tool_call_id")).containsExactly("a", "b", "c");
    }

    @Test
    void a_model_that_never_mends_is_given_up_honestly() {
        provider.then(OpenAi.said("I can't help with that."), OpenAi.said(""), OpenAi.said("No."));
        var outcome = (Desk.Outcome.Answered) ask();
        assertThat(outcome.answer().basis()).isEqualTo(Basis.UNANSWERED);
        assertThat(outcome.answer().text()).contains("3 times in a row", "a reply must call a tool");
    }

    @Test
    void the_same_call_again_and_again_is_refused() {
        provider.then(DELEGATE, QUERY, QUERY, QUERY, QUERY);
        var outcome = (Desk.Outcome.Answered) ask();
        assertThat(outcome.answer().basis()).isEqualTo(Basis.UNANSWERED);
        assertThat(repairs(outcome)).hasSize(3).allMatch(r -> r.contains("with these arguments already"));
        assertThat(steps(outcome).stream().filter(s -> s instanceof Step.ToolCalled))
                .hasSize(1);
    }

    @Test
    void an_endless_loop_of_tools_ends_at_the_budget() {
        provider.then(DELEGATE);
        for (int i = 0; i < 40; i++) {
            provider.then(OpenAi.call("search_knowledge", Map.of("text", "word " + i)));
        }
        var outcome = (Desk.Outcome.Answered) ask();
        assertThat(outcome.answer().basis()).isEqualTo(Basis.UNANSWERED);
        assertThat(outcome.answer().text()).contains("24 model calls");
    }

    @Test
    void a_provider_that_keeps_failing_is_left_alone_for_a_while() {
        for (int i = 0; i < 9; i++) {
            provider.then(status(500, "{}", ""));
        }
        right(ask());
        assertThat(provider.requests()).hasSize(5);
        var outcome = right(ask());
        assertThat(provider.requests()).hasSize(5);
        assertThat(failures(outcome)).allMatch(f -> f.contains("is left alone for another"));
        assertThat(jackdaw.models().standings().getFirst().resting()).isTrue();
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
            try (var hurried = with(settings)) {
                var ask = new Desk.Ask(QuestionSession.newThread(), "cli:test", QUESTION);
                var outcome = right(hurried.desk().ask(ask, e -> {}));
                assertThat(failures(outcome)).contains("it accepts no connection in time");
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
        provider.close();
        var outcome = right(ask());
        assertThat(failures(outcome)).contains("nobody listens there");
        assertThat(outcome.receipt().model()).isEqualTo("governed");
    }

    @Test
    void a_silent_first_call_is_overtaken_where_that_is_asked_for() {
        try (var hedged = with(Map.of("JACKDAW_MODEL_HEDGE_MS", "50"))) {
            provider.then(silence(), DELEGATE, QUERY, SUBMIT);
            var outcome =
                    right(hedged.desk().ask(new Desk.Ask(QuestionSession.newThread(), "cli:test", QUESTION), e -> {}));
            assertThat(failures(outcome).getFirst()).startsWith("two calls were made");
            assertThat(outcome.receipt().model()).isEqualTo("openai:stub");
        }
    }

    @Test
    void a_person_can_stop_it_while_the_model_thinks() throws Exception {
        stopped(id -> jackdaw.desk().stop(id, "cli:test"));
    }

    @Test
    void another_process_can_stop_it() throws Exception {
        stopped(id -> company.jackdaw().desk().stop(id, "cli:test"));
    }

    @Test
    void the_kill_switch_of_another_process_stops_it() throws Exception {
        stopped(id -> assertThat(company.jackdaw().desk().stopAll()).isPositive());
    }

    private void stopped(Consumer<RunId> stop) throws Exception {
        provider.then(silence());
        var thinking = new CountDownLatch(1);
        var thread = QuestionSession.newThread();
        var ask = new Desk.Ask(thread, "cli:test", QUESTION);
        var outcome = CompletableFuture.supplyAsync(() -> jackdaw.desk().ask(ask, e -> {
            if (e.step() instanceof Step.ModelCalled) {
                thinking.countDown();
            }
        }));
        assertThat(thinking.await(30, TimeUnit.SECONDS)).isTrue();
        stop.accept(jackdaw.journal().thread(thread, 1).getFirst().id());
        assertThat(outcome.get(10, TimeUnit.SECONDS)).isInstanceOf(Desk.Outcome.Cancelled.class);
    }

    @Test
    void what_a_model_says_is_heard_as_it_says_it() {
        provider.then(DELEGATE, QUERY, SUBMIT);
        var heard = new ArrayList<String>();
        jackdaw.desk().ask(new Desk.Ask(QuestionSession.newThread(), "cli:test", QUESTION), new Desk.Watcher() {
            @Override
            public void accept(dev.jackdaw.agent.Journal.Entry entry) {}

            @Override
            public void heard(String agent, String tool, String piece) {
                if (tool.equals("submit")) {
                    heard.add(piece);
                }
            }
        });
        assertThat(heard).hasSizeGreaterThan(3);
        assertThat(String.join("", heard)).contains("MRR by plan.");
    }
}
