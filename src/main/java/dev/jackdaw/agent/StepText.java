package dev.jackdaw.agent;

import java.util.regex.Pattern;

/// Steps in words.
public final class StepText {
    private static final int MAX = 300;
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private StepText() {}

    /// One line about a step.
    public static String of(Step step) {
        return switch (step) {
            case Step.Asked s -> s.asker() + " asked: " + brief(s.question());
            case Step.Recalled s ->
                "recalled "
                        + s.found().stream().map(r -> r.kind() + " " + r.name()).toList();
            case Step.ModelCalled s ->
                "called the model " + s.model() + " as " + s.agent() + " (" + s.requestChars() + " characters)";
            case Step.ModelReplied s ->
                "the "
                        + s.agent()
                        + " replied: "
                        + brief(s.reply().text()
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
                        + line(s.problem());
            case Step.Warned s -> "warned: " + line(s.text());
            case Step.ToolCalled s -> "the " + s.agent() + " called " + s.tool() + " " + brief(s.argumentsJson());
            case Step.ToolReturned s -> s.tool() + (s.wrong() ? " could not: " : " returned: ") + brief(s.json());
            case Step.Repaired s -> "the " + s.agent() + " was told: " + brief(s.problem());
            case Step.Delegated s -> "the " + s.from() + " gave the " + s.to() + " the task: " + brief(s.task());
            case Step.Found s ->
                "the " + s.agent() + " found: " + brief(s.finding().text());
            case Step.AskedBack s -> (s.approval() ? "asked for approval: " : "asked back: ") + brief(s.question());
            case Step.Replied s -> s.by() + " replied: " + brief(s.text());
            case Step.Resumed s -> s.by() + " took the run over";
            case Step.Answered s ->
                "answered (" + s.answer().basis().label() + "): "
                        + brief(s.answer().text());
            case Step.Cancelled s -> s.by() + " stopped the run";
            case Step.Failed s -> "failed: " + line(s.problem());
        };
    }

    private static String brief(String text) {
        var line = line(text);
        return line.length() > MAX ? line.substring(0, MAX) + "…" : line;
    }

    private static String line(String text) {
        return SPACE.matcher(text).replaceAll(" ");
    }
}
