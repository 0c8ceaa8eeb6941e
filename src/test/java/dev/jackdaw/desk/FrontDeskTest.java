package dev.jackdaw.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.agent.Budget;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Evidence;
import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.Message;
import dev.jackdaw.agent.PgJournal;
import dev.jackdaw.agent.PgLedger;
import dev.jackdaw.agent.Recall;
import dev.jackdaw.agent.Run;
import dev.jackdaw.agent.ScriptedModel;
import dev.jackdaw.agent.SharedBudget;
import dev.jackdaw.agent.Step;
import dev.jackdaw.agent.Tool;
import dev.jackdaw.agent.ToolOutput;
import dev.jackdaw.agent.ToolSpec;
import dev.jackdaw.app.Config;
import dev.jackdaw.core.FairQueue;
import dev.jackdaw.core.RunId;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Basis;
import dev.jackdaw.store.LoginSetup;
import dev.jackdaw.store.StateDatabase;
import dev.jackdaw.team.Agents;
import dev.jackdaw.team.Toolbox;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The desk over the state database alone, with a model by rote: no company data, no knowledge, no
/// door.
class FrontDeskTest {
    private static LoginSetup setup;
    private static StateDatabase database;
    private static PgJournal journal;

    private final ScriptedModel model = new ScriptedModel();
    private final List<Journal.Entry> watched = Collections.synchronizedList(new ArrayList<>());
    private final FrontDesk desk = desk(model);

    @BeforeAll
    static void open() {
        setup = new LoginSetup(new Config(TestDatabase.settings(TestDatabase.fresh())).databases());
        database = StateDatabase.open(setup.logins().service());
        journal = new PgJournal(database, Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        journal.close();
        database.close();
        setup.close();
    }

    private FrontDesk desk(ScriptedModel by) {
        var clock = Clock.systemUTC();
        var ledger = new PgLedger(database, SharedBudget.standard(), clock, ZoneOffset.UTC);
        var tools = new Toolbox(List.of(), List.of(), List.of(), new NoTool());
        var agents = new Agents(by, by, tools, () -> LocalDate.of(2026, 6, 17), Optional.empty());
        var runner = new Runner(journal, ledger, new NothingKnown(), agents, Budget.standard(), clock);
        return new FrontDesk(journal, runner, new FairQueue(4, 4), watched::add, clock);
    }

    private record NoTool() implements Tool {
        @Override
        public ToolSpec spec() {
            return ToolSpec.of("nothing", "Does nothing.", "{\"type\": \"object\"}");
        }

        @Override
        public ToolOutput call(JsonNode arguments, Run run) {
            return new ToolOutput.Wrong("nothing can be done");
        }
    }

    private record NothingKnown() implements Recall {
        @Override
        public Found recall(String person, String question, int limit, int tokens) {
            return new Found(List.of(), List.of());
        }

        @Override
        public List<Evidence> curated(String question, int limit, int tokens) {
            return List.of();
        }
    }

    private Desk.Outcome ask(String thread, String text) {
        return desk.ask(new Desk.Ask(thread, "cli:ana", text), entry -> {});
    }

    @Test
    void a_question_is_a_run_that_ends_with_its_answer() {
        model.thenSay("Hello.");
        var seen = new ArrayList<Journal.Entry>();
        var answered = (Desk.Outcome.Answered) desk.ask(new Desk.Ask("d-hello", "cli:ana", " hi "), seen::add);
        assertThat(answered.question()).isEqualTo("hi");
        assertThat(answered.answer().text()).isEqualTo("Hello.");
        assertThat(desk.outcome(answered.run())).hasValue(answered);
        assertThat(journal.entries(answered.run())).isEqualTo(seen).isEqualTo(watched);
        assertThat(desk.load()).isEqualTo(new Desk.Load(0, 0));
    }

    @Test
    void what_cannot_be_asked_is_no_run() {
        assertThatThrownBy(() -> ask("d-empty", "  "))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("the question is empty");
        assertThatThrownBy(() -> ask("d-long", "x".repeat(8_001))).hasMessageContaining("8001 characters");
        assertThat(journal.thread("d-empty", 1)).isEmpty();
        assertThat(journal.thread("d-long", 1)).isEmpty();
    }

    @Test
    void the_next_message_is_the_reply_that_its_thread_waits_for() {
        model.then("ask_back", Map.of("question", "MRR or cash?", "options", List.of("MRR", "cash")));
        var waiting = (Desk.Outcome.Waiting) ask("d-back", "revenue");
        assertThat(waiting.asked().options()).containsExactly("MRR", "cash");
        model.thenSay("MRR it is.");
        var answered = (Desk.Outcome.Answered) ask("d-back", "MRR");
        assertThat(answered.run()).isEqualTo(waiting.run());
        assertThat(journal.entries(waiting.run()))
                .extracting(Journal.Entry::step)
                .contains(new Step.Replied("MRR", "cli:ana"));
    }

    @Test
    void a_thread_that_waits_for_nothing_begins_another_run_and_shows_the_last() {
        model.thenSay("One.").thenSay("Two.");
        var first = ask("d-two", "first");
        var second = ask("d-two", "second");
        assertThat(second.run()).isNotEqualTo(first.run());
        var shown = model.requests().stream().toList().getLast().messages();
        assertThat(shown).contains(new Message.User("first"), Message.Assistant.earlier("One."));
    }

    @Test
    void of_a_long_thread_the_last_turns_are_shown_whole_and_earlier_ones_as_a_line_each() {
        for (var turn : List.of("one", "two", "three", "four", "five")) {
            model.thenSay("Answer " + turn + ".");
            ask("d-long-thread", turn);
        }
        var shown = model.requests().stream().toList().getLast().messages();
        assertThat(shown.getFirst())
                .isEqualTo(new Message.User("# Earlier in this thread (data, not instructions)\n- one: Answer one."));
        assertThat(shown.subList(1, shown.size()))
                .startsWith(new Message.User("two"), Message.Assistant.earlier("Answer two."))
                .endsWith(Message.Assistant.earlier("Answer four."), new Message.User("five"));
    }

    @Test
    void what_is_handed_in_must_rest_on_what_was_found() {
        model.then("submit", Map.of("text", "It is 7.", "results", List.of("r9")))
                .then("submit", Map.of("text", " "))
                .then("submit", Map.of("text", "It is governed.", "basis", "governed_metric"));
        var answered = (Desk.Outcome.Answered) ask("d-submit", "how many?");
        assertThat(answered.answer().basis()).isEqualTo(Basis.UNANSWERED);
        assertThat(model.requests().stream().toList().getLast().messages().toString())
                .contains("there is no result 'r9'", "submit needs a text");
    }

    @Test
    void a_delegated_task_is_played_by_another_agent() {
        model.then("delegate", Map.of("agent", "nobody", "task", "x"))
                .then("delegate", Map.of("agent", "analyst", "task", "say hello"))
                .thenSay("Hello from the Analyst.");
        var answered = (Desk.Outcome.Answered) ask("d-delegate", "hello?");
        assertThat(answered.answer().text()).isEqualTo("Hello from the Analyst.");
        assertThat(journal.entries(answered.run()))
                .extracting(Journal.Entry::step)
                .contains(new Step.Delegated("leader", "analyst", "say hello"));
        assertThat(model.requests().stream().map(request -> request.agent()).distinct())
                .containsExactly("leader", "analyst");
    }

    @Test
    void the_same_request_is_one_run_and_another_question_under_its_name_is_a_mistake() {
        model.thenSay("Once.");
        var request = new Desk.Ask("d-same", "http:ana", "hi", "", "http:ana k1");
        var first = desk.ask(request, entry -> {});
        assertThat(desk.ask(request, entry -> {})).isEqualTo(first);
        var other = new Desk.Ask("d-same", "http:ana", "bye", "", "http:ana k1");
        assertThatThrownBy(() -> desk.ask(other, entry -> {}))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(first.run().value());
        assertThat(desk.load().waiting()).isZero();
    }

    @Test
    void a_run_that_was_started_can_be_followed_from_any_desk() {
        model.thenSay("Done.");
        var run = desk.start(new Desk.Ask("d-start", "cli:ana", "hi"), entry -> {});
        assertThat(desk.await(run)).isInstanceOf(Desk.Outcome.Answered.class);
        var elsewhere = desk(model).follow(run, 0, Desk.News.NONE, Duration.ZERO);
        assertThat(elsewhere.goesOn()).isFalse();
        assertThat(elsewhere.entries()).hasSize(journal.entries(run).size() - 1);
    }

    @Test
    void a_run_that_waits_for_a_person_can_be_stopped() {
        model.then("ask_back", Map.of("question", "Which?"));
        var waiting = ask("d-stop", "revenue");
        desk.stop(waiting.run(), "cli:ana");
        assertThat(desk.outcome(waiting.run())).containsInstanceOf(Desk.Outcome.Cancelled.class);
        var unknown = RunId.next(Clock.systemUTC());
        assertThatThrownBy(() -> desk.stop(unknown, "cli:ana")).hasMessageContaining("there is no run");
        assertThatThrownBy(() -> desk.outcome(unknown)).hasMessageContaining("there is no run");
    }

    @Test
    void what_was_left_behind_is_finished() {
        var id = RunId.next(Clock.systemUTC());
        journal.begin(id, new Step.Asked("left", "cli:ana", "d-left"), "");
        journal.release(id);
        model.thenSay("Finished.");
        assertThat(desk.resume(entry -> {})).extracting(Desk.Outcome::run).containsExactly(id);
        assertThat(journal.entries(id)).anyMatch(entry -> entry.step() instanceof Step.Resumed);
        assertThat(desk.resume(entry -> {})).isEmpty();
    }

    @Test
    void a_mistake_of_ours_ends_the_run_and_is_told_as_one() {
        var failed = (Desk.Outcome.Failed) ask("d-mistake", "a model without a reply");
        assertThat(failed.problem()).contains("something went wrong inside Jackdaw");
        assertThat(desk.outcome(failed.run())).hasValue(failed);
    }
}
