package dev.jackdaw.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.core.Cancellation;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.Basis;
import dev.jackdaw.data.Result;
import dev.jackdaw.data.ResultTable;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// How a model plays an agent, with a journal in memory: what it gets wrong, what waits for a yes, and that a run that
/// is taken up again does nothing twice.
class AgentLoopTest {
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private static final RunId RUN = RunId.next(CLOCK);
    private static final Ledger FREE = new Ledger() {
        @Override
        public List<String> book(RunId run, Step.Asked asked, long costMicros) {
            return List.of();
        }

        @Override
        public void settle(RunId run, Step.Asked asked, long costMicros) {}

        @Override
        public List<String> used(String asker) {
            return List.of();
        }
    };

    private final MemoryJournal journal = new MemoryJournal();
    private final Deque<ChatModel.Reply> replies = new ArrayDeque<>();
    private final List<ChatModel.Request> requests = new ArrayList<>();
    private final List<String> done = new ArrayList<>();

    AgentLoopTest() {
        journal.begin(RUN, new Step.Asked("MRR?", "cli:ana", "t"));
    }

    private void reply(ToolCall... calls) {
        replies.add(new ChatModel.Reply("", List.of(calls), "m", 1, 1, 0, ""));
    }

    private static ToolCall call(String tool, String arguments) {
        return new ToolCall("c", tool, arguments);
    }

    /// In a process of its own, which knows what stands in the journal.
    private Finding play() {
        var model = new ChatModel() {
            @Override
            public Reply chat(Request request, Call call) {
                requests.add(request);
                return replies.remove();
            }

            @Override
            public String name() {
                return "m";
            }
        };
        var steps = new RunJournal(RUN, journal.entries(RUN), journal, entry -> {}, CLOCK);
        var run = new Run(steps, FREE, Budget.standard(), CLOCK, new Cancellation());
        run.asked();
        var agent = new Agent("analyst", "Be brief.", List.of(new Look(), new Build(), new Finish()), model);
        var finding = AgentLoop.play(agent, List.of(new Message.User("MRR?")), run);
        steps.flush();
        return finding;
    }

    private List<String> problems() {
        return journal.entries(RUN).stream()
                .map(Journal.Entry::step)
                .filter(Step.Repaired.class::isInstance)
                .map(step -> ((Step.Repaired) step).problem())
                .toList();
    }

    private record Text(String name) {
        ToolSpec spec() {
            return ToolSpec.of(name, "", "{\"type\": \"object\"}");
        }
    }

    private final class Look implements Tool {
        @Override
        public ToolSpec spec() {
            return new Text("look").spec();
        }

        @Override
        public ToolOutput call(JsonNode arguments, Run run) {
            done.add("look " + arguments);
            var table = ResultTable.texts(List.of(Arrays.asList("x")), "a");
            return new ToolOutput.Done(
                    dev.jackdaw.data.Json.tree(Map.of("headline", "One.")),
                    new Result("", Basis.SCHEMA, "", "", table, List.of(), List.of(), List.of(), ""));
        }
    }

    private final class Build implements Tool {
        @Override
        public ToolSpec spec() {
            return new Text("build").spec();
        }

        @Override
        public ToolOutput call(JsonNode arguments, Run run) {
            return new ToolOutput.Confirm("Shall I build?", "I built nothing.");
        }

        @Override
        public ToolOutput confirmed(JsonNode arguments, String approved, Run run) {
            done.add("built after: " + approved);
            return ToolOutput.shown(Map.of("built", true));
        }
    }

    private static final class Finish implements Tool {
        @Override
        public ToolSpec spec() {
            return new Text("finish").spec();
        }

        @Override
        public boolean compound() {
            return true;
        }

        @Override
        public ToolOutput call(JsonNode arguments, Run run) {
            return new ToolOutput.Finished(Finding.plain(
                    arguments.path("text").asText() + " " + run.results().size(), Basis.CONVERSATION));
        }
    }

    @Test
    void it_goes_on_until_the_model_hands_in_a_finding() {
        reply(call("look", "{}"), call("look", "{\"at\": 2}"));
        reply(call("finish", "{\"text\": \"seen\"}"));
        assertThat(play().text()).isEqualTo("seen 2");
        assertThat(done).containsExactly("look {}", "look {\"at\":2}");
        var shown = requests.getLast().messages();
        assertThat(shown).hasSize(4);
        assertThat(shown.get(2))
                .isEqualTo(new Message.ToolReply("c", "look", "{\"headline\":\"One.\",\"result\":\"r1\"}"));
        assertThat(shown.get(3))
                .isEqualTo(new Message.ToolReply("c", "look", "{\"headline\":\"One.\",\"result\":\"r2\"}"));
        assertThat(requests.getLast().tools()).extracting(ToolSpec::name).containsExactly("look", "build", "finish");
    }

    @Test
    void after_three_mistakes_in_a_row_it_says_that_it_can_not() {
        reply();
        reply(call("fly", "{}"));
        reply(call("look", "not json"));
        assertThat(play())
                .isEqualTo(Finding.plain(
                        "I could not work this out. The analyst's model got it wrong 3 times in a row, last with: "
                                + problems().getLast(),
                        Basis.UNANSWERED));
        assertThat(problems())
                .startsWith("a reply must call a tool; end with submit", "there is no tool named 'fly'")
                .last(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .startsWith("the arguments are not JSON: ");
        assertThat(done).isEmpty();
    }

    @Test
    void what_works_in_between_begins_the_count_anew() {
        for (int i = 0; i < 4; i++) {
            reply(call("fly", "{}"));
            reply(call("look", "{\"at\": " + i + "}"));
        }
        reply(call("finish", "{\"text\": \"ok\"}"));
        assertThat(play().text()).isEqualTo("ok 4");
    }

    @Test
    void arguments_must_be_an_object() {
        reply(call("look", "[]"), call("look", "null"), call("look", ""));
        assertThat(play().basis()).isEqualTo(Basis.UNANSWERED);
        assertThat(problems()).containsOnly("the arguments must be a JSON object");
    }

    @Test
    void the_same_call_again_is_told_to_use_what_it_has() {
        reply(call("look", "{\"a\": 1}"));
        reply(call("look", "{ \"a\":1 }"));
        reply(call("look", "{\"a\": \"\\u0000\"}"));
        reply(call("finish", "{\"text\": \"ok\"}"));
        assertThat(play().text()).isEqualTo("ok 1");
        assertThat(done).containsExactly("look {\"a\":1}");
        assertThat(problems())
                .containsExactly(
                        "you called look with these arguments already, and its reply stands above: use it, or call"
                                + " something else",
                        "the arguments hold the character NUL");
    }

    @Test
    void what_hands_in_is_called_alone() {
        reply(call("look", "{}"), call("finish", "{\"text\": \"early\"}"));
        reply(call("finish", "{\"text\": \"late\"}"));
        assertThat(play().text()).isEqualTo("late 1");
        assertThat(problems()).containsExactly("call finish alone, after the other calls are answered");
    }

    @Test
    void what_needs_a_yes_waits_and_is_done_once_after_it() {
        reply(call("build", "{}"));
        assertThatThrownBy(this::play)
                .isInstanceOfSatisfying(
                        Stopped.ForReply.class,
                        waits -> assertThat(waits.question())
                                .isEqualTo(new Step.AskedBack("Shall I build?", List.of("yes", "no"), true)));
        assertThat(done).isEmpty();
        say("Yes!");
        reply(call("finish", "{\"text\": \"built\"}"));
        assertThat(play().text()).isEqualTo("built 0");
        assertThat(play().text()).isEqualTo("built 0");
        assertThat(done).containsExactly("built after: Shall I build?");
    }

    @Test
    void anything_but_a_yes_ends_it_with_nothing_done() {
        reply(call("build", "{}"));
        assertThatThrownBy(this::play).isInstanceOf(Stopped.ForReply.class);
        say("yes, but smaller");
        assertThat(play()).isEqualTo(Finding.plain("I built nothing.", Basis.CONVERSATION));
        assertThat(done).isEmpty();
    }

    private void say(String text) {
        journal.append(RUN, journal.entries(RUN).getLast().seq() + 1, new Step.Replied(text, "cli:ana"));
    }

    /// Also where a model wrote what no database can store.
    @Test
    void a_run_that_is_taken_up_comes_to_the_same() {
        reply(call("look", "{\"a\": 1}"), call("fly", "{}"));
        reply(call("look", "{\"b\": \"\\u0000\"}"));
        reply(call("finish", "{\"text\": \"seen\"}"));
        var finding = play();
        var whole = journal.entries(RUN);
        assertThat(whole).hasSize(12);
        int calls = requests.size();
        assertThat(play()).isEqualTo(finding);
        assertThat(journal.entries(RUN)).isEqualTo(whole);
        assertThat(requests).hasSize(calls);
        assertThat(done).hasSize(1);
    }
}
