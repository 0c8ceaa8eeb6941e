package dev.jackdaw.agent;

import java.util.List;

/// What a run has used so far, as its steps tell. Cost is in millionths of a US dollar.
public record Spend(int modelCalls, int tokensIn, int tokensOut, long costMicros, long sqlMs) {
    /// Nothing.
    public static final Spend NONE = new Spend(0, 0, 0, 0, 0);

    /// The spend of these steps.
    static Spend of(List<Step> steps) {
        var spend = NONE;
        for (var step : steps) {
            spend = spend.plus(step);
        }
        return spend;
    }

    Spend plus(Step step) {
        return switch (step) {
            case Step.ModelCalled called -> new Spend(modelCalls + 1, tokensIn, tokensOut, costMicros, sqlMs);
            case Step.ModelReplied r ->
                new Spend(
                        modelCalls,
                        tokensIn + r.reply().tokensIn(),
                        tokensOut + r.reply().tokensOut(),
                        costMicros + r.reply().costMicros(),
                        sqlMs);
            // No retry is free.
            case Step.ModelFailed failed ->
                new Spend(modelCalls + 1, tokensIn, tokensOut, costMicros + failed.costMicros(), sqlMs);
            case Step.ToolReturned r
            when r.result() != null -> new Spend(modelCalls, tokensIn, tokensOut, costMicros, sqlMs + r.elapsedMs());
            case Step other -> this;
        };
    }
}
