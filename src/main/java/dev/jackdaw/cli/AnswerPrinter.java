package dev.jackdaw.cli;

import dev.jackdaw.agent.Answer;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Receipt;
import dev.jackdaw.data.Basis;
import dev.jackdaw.data.Figures;
import dev.jackdaw.data.Json;
import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.desk.OutcomeJson;
import java.util.stream.Collectors;

/// Prints how a run stands: for a person, or as one JSON object.
public final class AnswerPrinter {
    private final Terminal terminal;

    public AnswerPrinter(Terminal terminal) {
        this.terminal = terminal;
    }

    /// For a person. Returns the exit code: 0 answered or asked back, 1 not.
    public int print(Desk.Outcome outcome) {
        return switch (outcome) {
            case Desk.Outcome.Answered answered -> answered(answered);
            case Desk.Outcome.Waiting waiting -> {
                terminal.markdown(waiting.asked().question());
                if (!waiting.asked().options().isEmpty()) {
                    terminal.aside("Reply in the same thread with: "
                            + String.join(" | ", waiting.asked().options()));
                }
                yield 0;
            }
            case Desk.Outcome.Cancelled cancelled -> {
                terminal.error("run " + cancelled.run() + " was stopped");
                yield 1;
            }
            case Desk.Outcome.Failed failed -> {
                terminal.error("run " + failed.run() + " failed: " + failed.problem());
                yield 1;
            }
        };
    }

    private int answered(Desk.Outcome.Answered answered) {
        var answer = answered.answer();
        terminal.markdown(answer.text());
        boolean oneFigure =
                answer.table().rows().size() == 1 && answer.table().columns().size() == 1;
        if (!answer.table().columns().isEmpty() && !oneFigure) {
            terminal.print("");
            terminal.table(answer.table());
        }
        answer.caveats().forEach(c -> terminal.aside("! " + c));
        terminal.print("");
        terminal.aside(receipt(answered.run().value(), answer, answered.receipt()));
        return code(answer);
    }

    private static String receipt(String run, Answer answer, Receipt receipt) {
        var line = new StringBuilder(answer.basis().label());
        if (!receipt.knowledge().isEmpty()) {
            line.append(": ")
                    .append(receipt.knowledge().stream()
                            .map(AnswerPrinter::named)
                            .collect(Collectors.joining(", ")));
        }
        if (!receipt.freshness().isEmpty()) {
            line.append(" · data up to ").append(receipt.freshness());
        }
        if (!receipt.role().isEmpty()) {
            line.append(" · as ").append(receipt.role());
        }
        line.append(" · model ")
                .append(receipt.model())
                .append(" · ")
                .append(receipt.elapsedMs())
                .append(" ms");
        if (receipt.costMicros() > 0) {
            line.append(" · ").append(Figures.dollars(receipt.costMicros()));
        }
        return line.append(" · why: jackdaw runs why ").append(run).toString();
    }

    private static String named(KnowledgeRef ref) {
        return ref.name() + " (" + ref.kind() + " " + ref.version() + ")";
    }

    /// As one JSON object on stdout. Returns the exit code.
    public int json(String thread, Desk.Outcome outcome) {
        terminal.print(Json.text(OutcomeJson.of(thread, outcome)));
        return switch (outcome) {
            case Desk.Outcome.Answered a -> code(a.answer());
            case Desk.Outcome.Waiting waiting -> 0;
            case Desk.Outcome.Cancelled cancelled -> 1;
            case Desk.Outcome.Failed failed -> 1;
        };
    }

    private static int code(Answer answer) {
        return answer.basis() == Basis.UNANSWERED || answer.basis() == Basis.REFUSED ? 1 : 0;
    }
}
