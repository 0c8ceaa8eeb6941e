package dev.jackdaw.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jackdaw.agent.Answer;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Receipt;
import dev.jackdaw.agent.Step;
import dev.jackdaw.chart.Chart;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.Basis;
import dev.jackdaw.data.Json;
import dev.jackdaw.data.KnowledgeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// How a run stands, as a message: the answer, its table, caveats, what it rests on, and what one
/// can press.
final class AnswerMessage {
    /// Slack takes about 13,200 over all blocks; what is not the sentence and the table has its
    /// part.
    private static final int CHARS_MAX = 10_000;

    private static final int OPTIONS_MAX = 5;
    private static final Set<Basis> DATA_BASES =
            Set.of(Basis.GOVERNED_METRIC, Basis.VALIDATED_QUERY, Basis.MODEL_WRITTEN, Basis.SCHEMA);

    private AnswerMessage() {}

    /// The message; `seq` is the step it tells of, `found` what a stopped run had found, `next`
    /// what one may want to ask then.
    static SlackMessage of(Desk.Outcome outcome, int seq, String found, List<String> next) {
        return switch (outcome) {
            case Desk.Outcome.Answered(var run, var question, var answer, var receipt) ->
                answered(run, question, answer, receipt, next);
            case Desk.Outcome.Waiting(var run, var question, var asked) -> asked(run, seq, asked);
            case Desk.Outcome.Cancelled cancelled ->
                Blocks.message(found.isEmpty() ? "Stopped." : "Stopped. Up to there: " + found);
            case Desk.Outcome.Failed(var run, var question, String problem) ->
                Blocks.message("Sorry, I could not finish this: "
                        + problem
                        + ". Ask again, or tell the data team: run "
                        + run);
        };
    }

    private static SlackMessage answered(
            RunId run, String question, Answer answer, Receipt receipt, List<String> next) {
        var blocks = Blocks.list();
        blocks.add(Blocks.markdown(SlackText.safe(answer.text())));
        var table = answer.table();
        boolean figure = table.rows().size() == 1 && table.columns().size() == 1;
        var chart = Chart.of(table, question);
        var caveats = new ArrayList<>(answer.caveats());
        if (!table.columns().isEmpty() && !figure) {
            chart.flatMap(ChartBlock::of).ifPresent(blocks::add);
            var block = DataTable.of(table, question, CHARS_MAX - answer.text().length());
            int shown = DataTable.rows(block);
            if (shown > 0) {
                blocks.add(block);
            }
            if (shown < table.rows().size()) {
                caveats.add("The first " + shown + " of " + table.rows().size() + " rows; all in CSV.");
            }
        }
        if (!caveats.isEmpty()) {
            blocks.add(Blocks.context(caveats.stream().map(c -> "⚠ " + c).toList()));
        }
        if (DATA_BASES.contains(answer.basis())) {
            blocks.add(Blocks.context(List.of(basis(answer, receipt))));
            blocks.add(buttons(run, answer, chart));
        }
        if (!next.isEmpty()) {
            blocks.add(next(next));
        }
        if (DATA_BASES.contains(answer.basis())) {
            blocks.add(feedback(run));
        }
        return new SlackMessage(Blocks.fallback(answer.text()), blocks);
    }

    private static String basis(Answer answer, Receipt receipt) {
        var line = new StringBuilder(answer.basis().label());
        if (!receipt.knowledge().isEmpty()) {
            line.append(": ")
                    .append(receipt.knowledge().stream()
                            .map(AnswerMessage::named)
                            .distinct()
                            .limit(4)
                            .collect(Collectors.joining(", ")));
        }
        if (!receipt.freshness().isEmpty()) {
            line.append(" · data up to ").append(receipt.freshness());
        }
        return line.toString();
    }

    /// What was learnt may be one person's: it is named, and not told.
    private static String named(KnowledgeRef ref) {
        return ref.kind().equals(KnowledgeRef.LEARNING) ? "learning " + ref.name() : ref.name();
    }

    private static ObjectNode buttons(RunId run, Answer answer, Optional<Chart> chart) {
        var actions = Blocks.block("actions");
        var elements = actions.putArray("elements");
        if (!answer.sql().isEmpty()) {
            elements.add(Blocks.button(ActionIds.SQL, "Show SQL", run.value()));
        }
        if (!answer.table().rows().isEmpty()) {
            elements.add(Blocks.button(ActionIds.CSV, "CSV", run.value()));
        }
        if (chart.isPresent()) {
            var label = ChartBlock.of(chart.get()).isPresent() ? "PNG" : "Chart";
            elements.add(Blocks.button(ActionIds.CHART, label, run.value()));
        }
        elements.add(Blocks.button(ActionIds.WHY, "Why?", run.value()));
        return actions;
    }

    private static ObjectNode next(List<String> questions) {
        var actions = Blocks.block("actions");
        var elements = actions.putArray("elements");
        for (int i = 0; i < questions.size(); i++) {
            elements.add(Blocks.button(ActionIds.SUGGESTED + i, "→ " + questions.get(i), questions.get(i)));
        }
        return actions;
    }

    private static ObjectNode feedback(RunId run) {
        var block = Blocks.block("context_actions");
        var buttons = block.putArray("elements")
                .addObject()
                .put("type", "feedback_buttons")
                .put("action_id", ActionIds.FEEDBACK);
        buttons.set("positive_button", thumb("👍 Right", "good", run));
        buttons.set("negative_button", thumb("👎 Wrong", "bad", run));
        return block;
    }

    private static ObjectNode thumb(String label, String value, RunId run) {
        var thumb = Json.mapper().createObjectNode().put("value", value + " " + run.value());
        thumb.set("text", Blocks.plain(label));
        return thumb;
    }

    private static SlackMessage asked(RunId run, int seq, Step.AskedBack asked) {
        var blocks = Blocks.list();
        blocks.add(Blocks.markdown(SlackText.safe(asked.question())));
        if (asked.options().isEmpty() || asked.options().size() > OPTIONS_MAX) {
            var say = String.join(", ", asked.options());
            blocks.add(Blocks.context(List.of("Reply in this thread" + (say.isEmpty() ? "." : ": " + say))));
        } else {
            var actions = Blocks.block("actions");
            var elements = actions.putArray("elements");
            for (int i = 0; i < asked.options().size(); i++) {
                var option = asked.options().get(i);
                var value = run + " " + seq + " " + i;
                var button = Blocks.button(ActionIds.REPLY + i, option, value);
                if (asked.approval()) {
                    button.put("style", i == 0 ? "primary" : "danger");
                }
                elements.add(button);
            }
            blocks.add(actions);
        }
        return new SlackMessage(Blocks.fallback(asked.question()), blocks);
    }

    /// A question back after somebody answered it: without anything to press.
    static SlackMessage settled(Step.AskedBack asked, String outcome) {
        var blocks = Blocks.list();
        blocks.add(Blocks.markdown(SlackText.safe(asked.question())));
        blocks.add(Blocks.context(List.of(outcome)));
        return new SlackMessage(Blocks.fallback(asked.question() + " – " + outcome), blocks);
    }
}
