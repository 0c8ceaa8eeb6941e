package dev.jackdaw.agent;

import java.time.Duration;

/// What one run may use at most. Reaching any of it stops the run. `costMicros` is in millionths of
/// a US dollar.
public record Budget(int modelCalls, int tokens, long costMicros, Duration wallTime, Duration sqlTime) {
    /// With other limits of cost and time.
    public Budget with(long micros, Duration time) {
        return new Budget(modelCalls, tokens, micros, time, sqlTime);
    }

    /// Enough for hard questions, too little for a loop.
    public static Budget standard() {
        return new Budget(24, 200_000, 1_000_000, Duration.ofMinutes(5), Duration.ofMinutes(2));
    }
}
