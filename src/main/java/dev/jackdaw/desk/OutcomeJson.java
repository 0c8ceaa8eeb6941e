package dev.jackdaw.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jackdaw.agent.Answer;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Receipt;
import dev.jackdaw.data.Basis;
import dev.jackdaw.data.Json;
import dev.jackdaw.data.ResultTable;
import java.util.List;

/// How a run stands, as one JSON object: the same for every door.
public final class OutcomeJson {
    private static final Receipt NO_RECEIPT = new Receipt("", List.of(), "", "", 0, 0, 0, 0, 0, "");

    private OutcomeJson() {}

    /// The object.
    public static ObjectNode of(String thread, Desk.Outcome outcome) {
        var json = Json.mapper().createObjectNode();
        json.put("runId", outcome.run().value()).put("thread", thread).put("question", outcome.question());
        switch (outcome) {
            case Desk.Outcome.Answered a -> body(json.put("status", "answered"), a.answer(), a.receipt());
            case Desk.Outcome.Waiting(var run, var question, var asked) -> {
                body(json.put("status", "waiting"), plain(asked.question(), Basis.CONVERSATION));
                json.put("waiting", true);
                json.set("options", Json.tree(asked.options()));
            }
            case Desk.Outcome.Cancelled cancelled ->
                body(json.put("status", "cancelled"), plain("Stopped.", Basis.UNANSWERED));
            case Desk.Outcome.Failed(var run, var question, String problem) ->
                body(json.put("status", "failed"), plain(problem, Basis.UNANSWERED));
        }
        return json;
    }

    private static Answer plain(String text, Basis basis) {
        return new Answer(text, basis, ResultTable.EMPTY, List.of(), List.of());
    }

    private static void body(ObjectNode json, Answer answer) {
        body(json, answer, NO_RECEIPT);
    }

    private static void body(ObjectNode json, Answer answer, Receipt receipt) {
        json.put("answer", answer.text());
        json.set("basis", Json.tree(answer.basis()));
        json.set(
                "columns",
                Json.tree(answer.table().columns().stream()
                        .map(ResultTable.Column::name)
                        .toList()));
        json.set("rows", Json.tree(answer.table().rows()));
        json.set("sql", Json.tree(answer.sql()));
        json.set("caveats", Json.tree(answer.caveats()));
        json.set("receipt", Json.tree(receipt));
    }
}
