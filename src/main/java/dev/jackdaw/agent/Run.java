package dev.jackdaw.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jackdaw.core.Cancellation;
import dev.jackdaw.core.PermanentException;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.Figures;
import dev.jackdaw.data.Json;
import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.data.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
    private static final int ROUTINE_CALLS = 3;
    private final RunId id;
    private final Journal journal;
    private final Ledger ledger;
    private final Budget budget;
    private final Clock clock;
    private final Desk.Watcher watcher;
    private final Cancellation cancellation;
    private final Deque<Step> past = new ArrayDeque<>();
    private final List<Journal.Entry> unwritten = new ArrayList<>();
    private final List<Result> results = new ArrayList<>();
    private final List<KnowledgeRef> learnt = new ArrayList<>();
    private final Set<String> models = new LinkedHashSet<>();
    private final Map<String, String> failures = new LinkedHashMap<>();
    private final Instant startedAt;
    private final Instant deadline;
    private final Set<String> warnings = new LinkedHashSet<>();
    private Step.@Nullable Asked asked;
    private Spend spend = Spend.NONE;
    private boolean booked;
    private long reserved;
    private int seq;

    /// Takes up a run, at its start or later; `entries` are its journal so far. `watcher` sees each
    /// new step once it is written.
    public Run(
            RunId id,
            List<Journal.Entry> entries,
            Journal journal,
            Ledger ledger,
            Budget budget,
            Clock clock,
            Cancellation cancellation,
            Desk.Watcher watcher) {
        this.id = id;
        this.journal = journal;
        this.ledger = ledger;
        this.budget = budget;
        this.clock = clock;
        this.cancellation = cancellation;
        this.watcher = watcher;
        this.startedAt = clock.instant();
        this.deadline = startedAt.plus(budget.wallTime());
        for (var entry : entries) {
            seq = entry.seq() + 1;
            if (!(entry.step() instanceof Step.Resumed)) {
                past.add(entry.step());
            }
        }
        // Whoever had it before may have reserved something.
        this.booked = past.size() > 1;
    }

    public RunId id() {
        return id;
    }

    /// Stops the run's SQL, too.
    public Cancellation cancellation() {
        return cancellation;
    }

    /// The question, which every run begins with.
    public Step.Asked asked() {
        if (asked == null) {
            asked = recorded(Step.Asked.class)
                    .orElseThrow(() -> new PermanentException("run " + id + " has no question"));
        }
        return asked;
    }

    /// What it used so far.
    public Spend spend() {
        return spend;
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
        write(new Step.Resumed(by));
        flush();
    }

    /// Writes what recall found. What was learnt stands on the receipt of whatever comes of it.
    public void recalled(List<KnowledgeRef> found, List<KnowledgeRef> held) {
        var step = recorded(Step.Recalled.class).orElseGet(() -> write(new Step.Recalled(found, held)));
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
        if (recorded(step.getClass()).isEmpty()) {
            write(step);
        }
    }

    /// Writes the end, whatever old steps are left unread.
    public void end(Step step) {
        settle();
        write(step);
        flush();
    }

    /// Calls a model. What went wrong on the way to its reply is in the journal before the reply.
    public ChatModel.Reply chat(ChatModel model, ChatModel.Request request) {
        check();
        reserve(model.costMax(request));
        note(new Step.ModelCalled(request.agent(), model.name(), request.chars()));
        while (past.peek() instanceof Step.ModelFailed) {
            failed(recorded(Step.ModelFailed.class).orElseThrow());
        }
        var reply = recorded(Step.ModelReplied.class)
                .orElseGet(() -> replied(model, request))
                .reply();
        models.add(reply.model());
        return reply;
    }

    /// Before a call its cost is reserved, so that it can't take a budget beyond its limit.
    private void reserve(long costMicros) {
        while (past.peek() instanceof Step.Warned) {
            warnings.add(recorded(Step.Warned.class).orElseThrow().text());
        }
        if (past.isEmpty() && costMicros > 0 && spend.costMicros() + costMicros > reserved) {
            booked = true;
            for (var warning : book(costMicros)) {
                if (warnings.isEmpty()) {
                    warnings.add(write(new Step.Warned(warning)).text());
                }
            }
        }
    }

    /// For a routine question's calls at once, or for one where that is too much.
    private List<String> book(long costMicros) {
        try {
            reserved = spend.costMicros() + ROUTINE_CALLS * costMicros;
            return ledger.book(id, asked(), reserved);
        } catch (Stopped.ByBudget tooMuch) {
            reserved = spend.costMicros() + costMicros;
            return ledger.book(id, asked(), reserved);
        }
    }

    /// Gives back what was reserved and not used. Before the end is written: what fails after it
    /// would let the run be played again.
    private void settle() {
        if (booked) {
            ledger.settle(id, asked(), spend.costMicros());
            booked = false;
            reserved = 0;
        }
    }

    /// The step that ended it, where an attempt that nobody heard back from wrote one.
    public Optional<Step> ended() {
        return Optional.ofNullable(past.peekLast()).filter(Step::ends);
    }

    /// What the person is to be told about budgets.
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    private Step.ModelReplied replied(ChatModel model, ChatModel.Request request) {
        flush();
        var start = clock.instant();
        var reply = model.chat(request, new LiveCall(request.agent()));
        return write(new Step.ModelReplied(request.agent(), reply, since(start)));
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
            return Duration.between(clock.instant(), deadline);
        }

        @Override
        public void failed(String model, String problem, long costMicros) {
            Run.this.failed(write(new Step.ModelFailed(agent, model, problem, since(since), costMicros)));
            flush();
            since = clock.instant();
        }

        @Override
        public void heard(String tool, String piece) {
            watcher.heard(agent, tool, piece);
        }
    }

    /// Calls a tool that has no steps of its own. A result gets its id here.
    public ToolOutput tool(String agent, ToolCall call, Supplier<ToolOutput> work) {
        check();
        note(new Step.ToolCalled(agent, call.tool(), call.argumentsJson()));
        var returned = recorded(Step.ToolReturned.class).orElseGet(() -> write(returned(call.tool(), work)));
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
        flush();
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
        flush();
        return recorded(Step.Replied.class).orElseThrow(() -> new Stopped.ForReply(question));
    }

    private void check() {
        if (!past.isEmpty()) {
            return;
        }
        if (cancellation.isCancelled()) {
            throw new Stopped.ByPerson();
        }
        if (spend.modelCalls() >= budget.modelCalls()) {
            throw Stopped.ByBudget.ofRun(budget.modelCalls() + " model calls");
        }
        if (spend.tokensIn() + spend.tokensOut() >= budget.tokens()) {
            throw Stopped.ByBudget.ofRun(budget.tokens() + " tokens");
        }
        if (spend.costMicros() >= budget.costMicros()) {
            throw Stopped.ByBudget.ofRun(Figures.dollars(budget.costMicros()));
        }
        if (spend.sqlMs() >= budget.sqlTime().toMillis()) {
            throw Stopped.ByBudget.ofRun(budget.sqlTime().toSeconds() + " s of SQL");
        }
        if (clock.instant().isAfter(deadline)) {
            throw Stopped.ByBudget.ofRun(budget.wallTime().toSeconds() + " s");
        }
    }

    private <S extends Step> Optional<S> recorded(Class<S> kind) {
        var step = past.peek();
        if (step == null) {
            return Optional.empty();
        }
        if (!kind.isInstance(step)) {
            throw new PermanentException("run "
                    + id
                    + " can't be resumed: its journal has "
                    + step.getClass().getSimpleName()
                    + " where this version would write "
                    + kind.getSimpleName()
                    + ". Ask again");
        }
        past.remove();
        spend = spend.plus(step);
        return Optional.of(kind.cast(step));
    }

    /// Steps are written together, before anything outside this process can see their effect: a
    /// model or a tool that is called, a person who is asked, the end.
    private <S extends Step> S write(S step) {
        unwritten.add(new Journal.Entry(seq, clock.instant().truncatedTo(ChronoUnit.MICROS), step));
        seq++;
        spend = spend.plus(step);
        return step;
    }

    /// Writes the end where the steps before it can't be written.
    public void endWithout(Step step) {
        seq -= unwritten.size();
        unwritten.clear();
        end(step);
    }

    private void flush() {
        if (!unwritten.isEmpty()) {
            var entries = List.copyOf(unwritten);
            journal.append(id, entries);
            unwritten.clear();
            entries.forEach(watcher);
        }
    }

    private long since(Instant start) {
        return Duration.between(start, clock.instant()).toMillis();
    }
}
