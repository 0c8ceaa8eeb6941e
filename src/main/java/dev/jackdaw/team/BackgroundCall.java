package dev.jackdaw.team;

import dev.jackdaw.agent.Call;
import dev.jackdaw.core.Cancellation;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/// A model's call that nobody waits for.
record BackgroundCall(Cancellation cancellation) implements Call {
    private static final Logger LOG = Logger.getLogger(BackgroundCall.class.getName());
    private static final Duration TIME_LIMIT = Duration.ofSeconds(60);

    BackgroundCall() {
        this(new Cancellation());
    }

    @Override
    public Duration timeLeft() {
        return TIME_LIMIT;
    }

    @Override
    public void failed(String model, String problem, long costMicros) {
        LOG.log(Level.FINE, "{0}: {1}", new Object[] {model, problem});
    }

    @Override
    public void heard(String tool, String piece) {}
}
