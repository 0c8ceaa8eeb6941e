package dev.jackdaw.app;

import static dev.jackdaw.app.StubbedTeam.DELEGATE;
import static dev.jackdaw.app.StubbedTeam.QUERY;
import static dev.jackdaw.app.StubbedTeam.QUESTION;
import static dev.jackdaw.app.StubbedTeam.SUBMIT;
import static dev.jackdaw.app.StubbedTeam.right;
import static dev.jackdaw.model.provider.StubProvider.events;
import static dev.jackdaw.model.provider.StubProvider.silence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestCompany;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Step;
import dev.jackdaw.cli.QuestionSession;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.Basis;
import dev.jackdaw.model.provider.OpenAi;
import dev.jackdaw.model.provider.StubProvider.Act;
import java.util.ArrayList;
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

/// What a model replies: its mistakes are mended or honestly given up, its loops end, it is heard as it
/// speaks and people may stop it.
class ModelReplyTest {
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
        team.provider.then(DELEGATE, mistake, QUERY, SUBMIT);
        var outcome = right(team.ask());
        assertThat(team.repairs(outcome)).hasSize(1);
        assertThat(team.repairs(outcome).getFirst()).contains(told);
        assertThat(team.provider.requests().get(2).body()).contains(told.replaceAll("'.*", ""));
    }

    @Test
    void a_view_without_its_query_is_mended() {
        team.provider.then(
                OpenAi.call("delegate", Map.of("agent", "engineer", "task", "a view of MRR")),
                OpenAi.call("build_view", Map.of("name", "mrr", "metric", "MRR")),
                OpenAi.call("build_view", Map.of("name", "mrr", "query", Map.of("metric", "MRR"))));
        var outcome = team.ask();
        assertThat(outcome).isInstanceOf(Desk.Outcome.Waiting.class);
        assertThat(team.repairs(outcome)).singleElement().asString().contains("build_view needs");
    }

    @Test
    void several_calls_at_once_are_all_answered_and_those_that_end_it_must_stand_alone() {
        var pieces = OpenAi.callPieces(0, "a", "query_metric", "{\"metric\": \"mrr\", \"dimensions\": [\"plan\"]}");
        pieces.addAll(OpenAi.callPieces(1, "b", "query_metric", "{\"metric\": \"mrr\"}"));
        pieces.addAll(OpenAi.callPieces(2, "c", "submit", "{\"text\": \"soon\"}"));
        pieces.add(OpenAi.finish("tool_calls"));
        team.provider.then(DELEGATE, events(pieces.toArray(String[]::new)), SUBMIT);
        var outcome = right(team.ask());
        assertThat(team.repairs(outcome)).containsExactly("call submit alone, after the other calls are answered");
        var last = OpenAi.body(team.provider.requests().get(2)).path("messages");
        assertThat(last.findValuesAsText("tool_call_id")).containsExactly("a", "b", "c");
    }

    @Test
    void a_model_that_never_mends_is_given_up_honestly() {
        team.provider.then(OpenAi.said("I can't help with that."), OpenAi.said(""), OpenAi.said("No."));
        var outcome = (Desk.Outcome.Answered) team.ask();
        assertThat(outcome.answer().basis()).isEqualTo(Basis.UNANSWERED);
        assertThat(outcome.answer().text()).contains("3 times in a row", "a reply must call a tool");
    }

    @Test
    void the_same_call_again_and_again_is_refused() {
        team.provider.then(DELEGATE, QUERY, QUERY, QUERY, QUERY);
        var outcome = (Desk.Outcome.Answered) team.ask();
        assertThat(outcome.answer().basis()).isEqualTo(Basis.UNANSWERED);
        assertThat(team.repairs(outcome)).hasSize(3).allMatch(r -> r.contains("with these arguments already"));
        assertThat(team.steps(outcome).stream().filter(s -> s instanceof Step.ToolCalled))
                .hasSize(1);
    }

    @Test
    void an_endless_loop_of_tools_ends_at_the_budget() {
        team.provider.then(DELEGATE);
        for (int i = 0; i < 40; i++) {
            team.provider.then(OpenAi.call("search_knowledge", Map.of("text", "word " + i)));
        }
        var outcome = (Desk.Outcome.Answered) team.ask();
        assertThat(outcome.answer().basis()).isEqualTo(Basis.UNANSWERED);
        assertThat(outcome.answer().text()).contains("24 model calls");
    }

    @Test
    void what_a_model_says_is_heard_as_it_says_it() {
        team.provider.then(DELEGATE, QUERY, SUBMIT);
        var heard = new ArrayList<String>();
        team.jackdaw.desk().ask(new Desk.Ask(QuestionSession.newThread(), "cli:test", QUESTION), new Desk.Watcher() {
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

    @Test
    void a_person_can_stop_it_while_the_model_thinks() throws Exception {
        stopped(id -> team.jackdaw.desk().stop(id, "cli:test"));
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
        team.provider.then(silence());
        var thinking = new CountDownLatch(1);
        var thread = QuestionSession.newThread();
        var ask = new Desk.Ask(thread, "cli:test", QUESTION);
        var outcome = CompletableFuture.supplyAsync(() -> team.jackdaw.desk().ask(ask, e -> {
            if (e.step() instanceof Step.ModelCalled) {
                thinking.countDown();
            }
        }));
        assertThat(thinking.await(30, TimeUnit.SECONDS)).isTrue();
        stop.accept(team.jackdaw.journal().thread(thread, 1).getFirst().id());
        assertThat(outcome.get(10, TimeUnit.SECONDS)).isInstanceOf(Desk.Outcome.Cancelled.class);
    }
}
