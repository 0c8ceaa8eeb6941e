package dev.jackdaw.evaluation;

import dev.jackdaw.agent.Desk;
import dev.jackdaw.core.RunId;
import dev.jackdaw.warehouse.Warehouse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Asks each case's question and judges the answer.
public final class Evaluation {
    private final Asking asking;
    private final Gold gold;

    /// Asks a question in a thread and waits for what comes of it.
    @FunctionalInterface
    public interface Asking {
        /// What the question came to.
        Desk.Outcome ask(String thread, String question);
    }

    /// `asking` asks a question in a thread; gold answers come from the warehouse.
    public Evaluation(Asking asking, Warehouse warehouse) {
        this.asking = asking;
        this.gold = new Gold(warehouse);
    }

    /// A case's verdict; `problem` is empty where the answer is right. `thread` is where it was
    /// asked; calls, time and cost are of the last message alone.
    public record Verdict(
            EvalCase test,
            String thread,
            Optional<String> problem,
            String basis,
            int modelCalls,
            long elapsedMs,
            long costMicros,
            String model) {}

    /// Asks one case, in a thread of its own.
    public Verdict judge(EvalCase test) {
        var thread = "cli-" + RunId.next(Clock.systemUTC());
        test.before().forEach(message -> asking.ask(thread, message));
        return switch (asking.ask(thread, test.question())) {
            case Desk.Outcome.Answered answered -> {
                var basis = answered.answer().basis().name().toLowerCase(Locale.ROOT);
                var receipt = answered.receipt();
                yield new Verdict(
                        test,
                        thread,
                        problem(test, answered),
                        basis,
                        receipt.modelCalls(),
                        receipt.elapsedMs(),
                        receipt.costMicros(),
                        receipt.model());
            }
            case Desk.Outcome.Waiting waiting ->
                new Verdict(
                        test,
                        thread,
                        test.waits()
                                ? unsaid(test.says(), waiting.asked().question())
                                : Optional.of(
                                        "it asked back: " + waiting.asked().question()),
                        "conversation",
                        1,
                        0,
                        0,
                        "");
            case Desk.Outcome other -> new Verdict(test, thread, Optional.of("it came to " + other), "", 0, 0, 0, "");
        };
    }

    private Optional<String> problem(EvalCase test, Desk.Outcome.Answered answered) {
        var answer = answered.answer();
        if (test.waits()) {
            return Optional.of("it answered instead of asking back: " + answer.text());
        }
        if (answer.basis() != test.basis()) {
            return Optional.of("basis " + answer.basis() + " instead of " + test.basis() + ": " + answer.text());
        }
        var unsaid = unsaid(test.says(), answer.text());
        if (unsaid.isPresent()) {
            return unsaid;
        }
        if (!test.caveat().isEmpty() && answer.caveats().stream().noneMatch(c -> c.contains(test.caveat()))) {
            return Optional.of("no caveat says '" + test.caveat() + "': " + answer.caveats());
        }
        return test.gold().isEmpty() ? Optional.empty() : gold.difference(test, answer.table());
    }

    private static Optional<String> unsaid(List<String> texts, String said) {
        var missing = new ArrayList<String>();
        for (var text : texts) {
            if (!said.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))) {
                missing.add(text);
            }
        }
        return missing.isEmpty() ? Optional.empty() : Optional.of("it does not say " + missing + ": " + said);
    }
}
