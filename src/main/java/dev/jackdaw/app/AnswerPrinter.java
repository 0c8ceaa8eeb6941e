package dev.jackdaw.app;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.jackdaw.agent.Answer;
import dev.jackdaw.agent.Basis;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Json;
import dev.jackdaw.agent.KnowledgeRef;
import dev.jackdaw.agent.Receipt;
import dev.jackdaw.agent.ResultTable;
import dev.jackdaw.agent.Step;

import java.util.List;
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
                    terminal.aside(
                            "Reply in the same thread with: "
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
        return answer.basis() == Basis.UNANSWERED || answer.basis() == Basis.REFUSED ? 1 : 0;
    }

    private static String receipt(String run, Answer answer, Receipt receipt) {
        var line = new StringBuilder(answer.basis().label());
        if (!receipt.knowledge().isEmpty()) {
            line.append(": ")
                    .append(
                            receipt.knowledge().stream()
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
        return line.append(" · why: jackdaw runs why ").append(run).toString();
    }

    private static String named(KnowledgeRef ref) {
        return ref.name() + " (" + ref.kind() + " " + ref.version() + ")";
    }

    /// As one JSON object on stdout. Returns the exit code.
    public int json(String thread, Desk.Outcome outcome) {
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("runId", outcome.run().value())
                .put("thread", thread)
                .put("question", outcome.question());
        int code =
                switch (outcome) {
                    case Desk.Outcome.Answered a -> {
                        body(json, a.answer(), a.receipt());
                        yield a.answer().basis() == Basis.UNANSWERED
                                        || a.answer().basis() == Basis.REFUSED
                                ? 1
                                : 0;
                    }
                    case Desk.Outcome.Waiting waiting -> {
                        body(json, waiting.asked());
                        yield 0;
                    }
                    case Desk.Outcome.Cancelled cancelled -> {
                        body(json, plain("Stopped.", Basis.UNANSWERED), null);
                        yield 1;
                    }
                    case Desk.Outcome.Failed failed -> {
                        body(json, plain(failed.problem(), Basis.UNANSWERED), null);
                        yield 1;
                    }
                };
        terminal.print(Json.text(json));
        return code;
    }

    private static void body(ObjectNode json, Step.AskedBack asked) {
        body(json, plain(asked.question(), Basis.CONVERSATION), null);
        json.put("waiting", true);
        json.set("options", Json.tree(asked.options()));
    }

    private static Answer plain(String text, Basis basis) {
        return new Answer(text, basis, ResultTable.EMPTY, List.of(), List.of());
    }

    private static void body(
            ObjectNode json, Answer answer, @org.jspecify.annotations.Nullable Receipt receipt) {
        json.put("answer", answer.text());
        json.set("basis", Json.tree(answer.basis()));
        json.set(
                "columns",
                Json.tree(
                        answer.table().columns().stream().map(ResultTable.Column::name).toList()));
        json.set("rows", Json.tree(answer.table().rows()));
        json.set("sql", Json.tree(answer.sql()));
        json.set("caveats", Json.tree(answer.caveats()));
        var made =
                receipt == null
                        ? new Receipt("", List.of(), "", "", 0, 0, 0, 0, "governed")
                        : receipt;
        json.set("receipt", Json.tree(made));
    }
}
