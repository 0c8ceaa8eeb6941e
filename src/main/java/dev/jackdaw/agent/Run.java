package dev.jackdaw.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jackdaw.core.Cancellation;
import dev.jackdaw.core.PermanentException;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.Json;
import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.data.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A run at work. Everything it does goes through here and is written to the journal.
///
/// Resuming is doing it all again with the journal at hand: while old steps are left, each call
/// takes its outcome from them and does nothing; after the last one the work is real. So a run that
/// was killed, or that waited three days for a reply, goes on where it was. Used by one thread.
public final class Run {
    private final RunJournal journal;
    private final RunBudget budget;
    private final Clock clock;
    private final Cancellation cancellation;
    private final List<Result> results = new ArrayList<>();
    private final List<KnowledgeRef> learnt = new ArrayList<>();
    private final Set<String> models = new LinkedHashSet<>();
    private final Map<String, String> failures = new LinkedHashMap<>();
    private final Instant startedAt;
    private Step.@Nullable Asked asked;

    /// Takes up a run, at its start or later.
    public Run(RunJournal journal, Ledger ledger, Budget budget, Clock clock, Cancellation cancellation) {
        this.journal = journal;
        this.budget = new RunBudget(journal, ledger, budget, clock);
        this.clock = clock;
        this.cancellation = cancellation;
        this.startedAt = clock.instant();
    }

    public RunId id() {
        return journal.id();
    }

    /// Stops the run's SQL, too.
    public Cancellation cancellation() {
        return cancellation;
    }

    /// The question, which every run begins with.
    public Step.Asked asked() {
        if (asked == null) {
            asked = journal.recorded(Step.Asked.class)
                    .orElseThrow(() -> new PermanentException("run " + id() + " has no question"));
        }
        return asked;
    }

    /// What it used so far.
    public Spend spend() {
        return journal.spend();
    }

    /// Time since this process took it up.
    public Duration elapsed() {
        return Duration.between(startedAt, clock.instant());
    }

    /// The data fetched so far, in order.
    public List<Result> results() {
        return List.copyOf(results);
    }

    /// Writes that another process left it and this one goes on, where there is something to go on
    /// with.
    public void resumed(String by) {
        journal.write(new Step.Resumed(by));
        journal.flush();
    }

    /// Writes what recall found. What was learnt stands on the receipt of whatever comes of it.
    public void recalled(List<KnowledgeRef> found, List<KnowledgeRef> held) {
        var step = journal.recorded(Step.Recalled.class).orElseGet(() -> journal.write(new Step.Recalled(found, held)));
        step.found().stream()
                .filter(ref -> ref.kind().equals(KnowledgeRef.LEARNING))
                .forEach(learnt::add);
    }

    /// What was learnt before and shown to this run.
    public List<KnowledgeRef> learnt() {
        return List.copyOf(learnt);
    }

    /// Writes a step that has no outcome of its own.
    public void note(Step step) {
        journal.note(step);
    }

    /// Writes the end, whatever old steps are left unread.
    public void end(Step step) {
        settle();
        journal.write(step);
        journal.flush();
    }

    /// Calls a model. What went wrong on the way to its reply is in the journal before the reply.
    public ChatModel.Reply chat(ChatModel model, ChatModel.Request request) {
        check();
        budget.reserve(asked(), model.costMax(request));
        note(new Step.ModelCalled(request.agent(), model.name(), request.chars()));
        while (journal.next(Step.ModelFailed.class)) {
            failed(journal.recorded(Step.ModelFailed.class).orElseThrow());
        }
        var reply = journal.recorded(Step.ModelReplied.class)
                .orElseGet(() -> replied(model, request))
                .reply();
        models.add(reply.model());
        return reply;
    }

    /// The step that ended it, where an attempt that nobody heard back from wrote one.
    public Optional<Step> ended() {
        return journal.ended();
    }

    /// What the person is to be told about budgets.
    public List<String> warnings() {
        return budget.warnings();
    }

    private Step.ModelReplied replied(ChatModel model, ChatModel.Request request) {
        journal.flush();
        var start = clock.instant();
        var reply = model.chat(request, new LiveCall(request.agent()));
        return journal.write(new Step.ModelReplied(request.agent(), reply, since(start)));
    }

    private void failed(Step.ModelFailed failure) {
        failures.put(failure.model(), failure.problem());
    }

    /// The models that replied, in the order of their first reply.
    public List<String> models() {
        return List.copyOf(models);
    }

    /// What each model failed with last, of those that failed and did not reply later.
    public Map<String, String> failures() {
        var left = new LinkedHashMap<>(failures);
        left.keySet().removeAll(models);
        return left;
    }

    private final class LiveCall implements Call {
        private final String agent;
        private Instant since = clock.instant();

        private LiveCall(String agent) {
            this.agent = agent;
        }

        @Override
        public Cancellation cancellation() {
            return cancellation;
        }

        @Override
        public Duration timeLeft() {
            return budget.timeLeft();
        }

        @Override
        public void failed(String model, String problem, long costMicros) {
            Run.this.failed(journal.write(new Step.ModelFailed(agent, model, problem, since(since), costMicros)));
            journal.flush();
            since = clock.instant();
        }

        @Override
        public void heard(String tool, String piece) {
            journal.watcher().heard(agent, tool, piece);
        }
    }

    /// Calls a tool that has no steps of its own. A result gets its id here.
    public ToolOutput tool(String agent, ToolCall call, Supplier<ToolOutput> work) {
        check();
        note(new Step.ToolCalled(agent, call.tool(), call.argumentsJson()));
        var returned =
                journal.recorded(Step.ToolReturned.class).orElseGet(() -> journal.write(returned(call.tool(), work)));
        if (returned.result() != null) {
            results.add(returned.result());
        }
        if (returned.confirm() != null) {
            return returned.confirm();
        }
        var shown = Json.own(returned.json(), JsonNode.class);
        return returned.wrong()
                ? new ToolOutput.Wrong(shown.path("error").asText())
                : new ToolOutput.Done(shown, returned.result());
    }

    private Step.ToolReturned returned(String tool, Supplier<ToolOutput> work) {
        journal.flush();
        var start = clock.instant();
        var output = work.get();
        var fetched = output instanceof ToolOutput.Done done ? done.result() : null;
        var result = fetched == null ? null : fetched.withId("r" + (results.size() + 1));
        var shown = output.json();
        if (result != null && shown instanceof ObjectNode node) {
            node.put("result", result.id());
        }
        boolean wrong = output instanceof ToolOutput.Wrong;
        var confirm = output instanceof ToolOutput.Confirm asks ? asks : null;
        return new Step.ToolReturned(tool, Json.text(shown), result, wrong, confirm, since(start));
    }

    /// Asks a person and waits: the run is parked until `reply` is in the journal. Returns the
    /// reply.
    public Step.Replied askBack(Step.AskedBack question) {
        note(question);
        settle();
        journal.flush();
        return journal.recorded(Step.Replied.class).orElseThrow(() -> new Stopped.ForReply(question));
    }

    private void check() {
        if (!journal.live()) {
            return;
        }
        if (cancellation.isCancelled()) {
            throw new Stopped.ByPerson();
        }
        budget.check();
    }

    private void settle() {
        if (budget.booked()) {
            budget.settle(asked());
        }
    }

    /// Writes the end where the steps before it can't be written.
    public void endWithout(Step step) {
        journal.drop();
        end(step);
    }

    private long since(Instant start) {
        return Duration.between(start, clock.instant()).toMillis();
    }
}
