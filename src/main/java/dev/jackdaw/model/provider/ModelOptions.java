package dev.jackdaw.model.provider;

import java.time.Duration;

/// How models are called: the most tokens of a reply, how hard a model thinks ("" leaves it to the
/// model, else none, low, medium or high), the time limits, how often a failed call is tried again,
/// and after how long a second call is made beside a silent first one (zero: never).
public record ModelOptions(int tokensMax, String effort, Timeouts timeouts, int retries, Duration hedgeAfter) {
    /// As good for most.
    public static ModelOptions standard() {
        return new ModelOptions(8_000, "", Timeouts.standard(), 2, Duration.ZERO);
    }
}
