package dev.jackdaw.app;

import dev.jackdaw.agent.Step;
import dev.jackdaw.knowledge.Kind;
import dev.jackdaw.knowledge.index.KnowledgeIndex;

import java.util.ArrayList;
import java.util.List;

/// Steps in words.
public final class StepText {
    private static final int MAX = 300;

    private StepText() {}

    /// One line about a step.
    public static String of(Step step) {
        return switch (step) {
            case Step.Asked s -> s.asker() + " asked: " + brief(s.question());
            case Step.Recalled s ->
                    "recalled " + s.found().stream().map(r -> r.kind() + " " + r.name()).toList();
            case Step.ModelCalled s ->
                    "called the model "
                            + s.model()
                            + " as "
                            + s.agent()
                            + " ("
                            + s.requestChars()
                            + " characters)";
            case Step.ModelReplied s ->
                    "the "
                            + s.agent()
                            + " replied: "
                            + brief(
                                    s.reply().text()
                                            + s.reply().calls().stream()
                                                    .map(c -> c.tool() + brief(c.argumentsJson()))
                                                    .toList());
            case Step.ModelFailed s ->
                    "the model "
                            + s.model()
                            + " failed the "
                            + s.agent()
                            + " after "
                            + s.elapsedMs()
                            + " ms: "
                            + s.problem();
            case Step.Warned s -> "warned: " + s.text();
            case Step.ToolCalled s ->
                    "the " + s.agent() + " called " + s.tool() + " " + brief(s.argumentsJson());
            case Step.ToolReturned s ->
                    s.tool() + (s.wrong() ? " could not: " : " returned: ") + brief(s.json());
            case Step.Repaired s -> "the " + s.agent() + " was told: " + brief(s.problem());
            case Step.Delegated s ->
                    "the " + s.from() + " gave the " + s.to() + " the task: " + brief(s.task());
            case Step.Found s -> "the " + s.agent() + " found: " + brief(s.finding().text());
            case Step.AskedBack s ->
                    (s.approval() ? "asked for approval: " : "asked back: ") + brief(s.question());
            case Step.Replied s -> s.by() + " replied: " + brief(s.text());
            case Step.Resumed s -> s.by() + " took the run over";
            case Step.Answered s ->
                    "answered (" + s.answer().basis().label() + "): " + brief(s.answer().text());
            case Step.Cancelled s -> s.by() + " stopped the run";
            case Step.Failed s -> "failed: " + s.problem();
        };
    }

    private static String brief(String text) {
        var line = text.replaceAll("\\s+", " ");
        return line.length() > MAX ? line.substring(0, MAX) + "…" : line;
    }

    /// A receipt explained.
    public static List<String> why(List<Step> steps, KnowledgeIndex index) {
        var lines = new ArrayList<String>();
        for (var step : steps) {
            if (step instanceof Step.Asked asked) {
                lines.add("Question: " + asked.question());
            } else if (step instanceof Step.Delegated delegated) {
                lines.add("Understood as: " + delegated.task());
            } else if (step instanceof Step.Answered answered) {
                explain(answered, index, lines);
            }
        }
        if (!(steps.getLast() instanceof Step.Answered)) {
            lines.add("There is no answer: " + of(steps.getLast()));
        }
        return lines;
    }

    private static void explain(Step.Answered answered, KnowledgeIndex index, List<String> lines) {
        var answer = answered.answer();
        var receipt = answered.receipt();
        lines.add("Answer: " + answer.text().replace("**", ""));
        lines.add("Basis: " + answer.basis().label());
        for (var ref : receipt.knowledge()) {
            lines.add("");
            lines.add(ref.kind() + " " + ref.name() + ", version " + ref.version());
            Kind.of(ref.kind())
                    .flatMap(kind -> index.find(kind, ref.name()))
                    .ifPresent(
                            item -> {
                                lines.add(item.content());
                                if (!item.file().isEmpty()) {
                                    lines.add("defined in " + item.file() + ":" + item.line());
                                }
                                if (!item.version().equals(ref.version())) {
                                    lines.add(
                                            "It has changed since: it is version "
                                                    + item.version()
                                                    + " now.");
                                }
                            });
        }
        answer.sql().forEach(sql -> lines.add("\nSQL, run as " + receipt.role() + ":\n" + sql));
        answer.caveats().forEach(c -> lines.add("Caveat: " + c));
        lines.add("");
        lines.add(
                "Data up to "
                        + (receipt.freshness().isEmpty() ? "–" : receipt.freshness())
                        + ", result "
                        + (receipt.resultHash().isEmpty()
                                ? "–"
                                : receipt.resultHash().substring(0, 12))
                        + ", model "
                        + receipt.model()
                        + ", "
                        + receipt.modelCalls()
                        + " model calls, "
                        + (receipt.tokensIn() + receipt.tokensOut())
                        + " tokens, "
                        + receipt.elapsedMs()
                        + " ms");
    }
}
