package dev.jackdaw.model.provider;

import dev.jackdaw.model.provider.ModelFault.Reason;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One HTTP exchange with a provider while it is under way: its clock, and the one reason it was
/// broken off for. LangChain4j's clients call the transport on the caller's thread, so that the
/// transport finds it in a scoped value.
final class Exchange {
    static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();

    private final Timeouts timeouts;
    private final ScheduledExecutorService clock;
    private final long end;
    private final Duration whole;
    private long progress = System.nanoTime();
    private boolean begun;
    private boolean over;
    private @Nullable ModelFault fault;
    private @Nullable Runnable breaker;
    private Future<?> watch;

    /// One that must be over within `whole`.
    Exchange(Timeouts timeouts, Duration whole, ScheduledExecutorService clock) {
        this.timeouts = timeouts;
        this.whole = whole;
        this.clock = clock;
        this.end = System.nanoTime() + whole.toNanos();
        this.watch = watch();
    }

    private Future<?> watch() {
        return clock.schedule(this::check, Math.max(1, left()), TimeUnit.NANOSECONDS);
    }

    private Duration patience() {
        return begun ? timeouts.betweenTokens() : timeouts.firstToken();
    }

    private synchronized long left() {
        long silence = patience().toNanos() - (System.nanoTime() - progress);
        return Math.min(silence, end - System.nanoTime());
    }

    private void check() {
        synchronized (this) {
            if (over) {
                return;
            }
            if (left() > 0) {
                watch = watch();
                return;
            }
        }
        boolean late = end - System.nanoTime() <= 0;
        breakOff(new ModelFault(
                Reason.TIMED_OUT,
                late
                        ? "no whole reply within " + text(whole)
                        : begun
                                ? "silent for " + text(patience()) + " in mid-reply"
                                : "no reply began within " + text(patience())));
    }

    private static String text(Duration duration) {
        return duration.toMillis() < 1_000 ? duration.toMillis() + " ms" : duration.toSeconds() + " s";
    }

    /// A piece of the reply came in.
    synchronized void progressed() {
        progress = System.nanoTime();
        if (!begun) {
            // From now on its patience is another one.
            begun = true;
            watch.cancel(false);
            watch = watch();
        }
    }

    /// Whether any piece came in.
    synchronized boolean begun() {
        return begun;
    }

    /// How to break off what the exchange does now. Runs at once where it is broken off already.
    void breakWith(Runnable how) {
        synchronized (this) {
            breaker = how;
            if (fault == null) {
                return;
            }
        }
        how.run();
    }

    /// Ends it for this reason; the first reason stays.
    void breakOff(ModelFault reason) {
        Runnable how;
        synchronized (this) {
            if (over || fault != null) {
                return;
            }
            fault = reason;
            how = breaker;
        }
        if (how != null) {
            how.run();
        }
    }

    /// Why it was broken off, if it was.
    synchronized @Nullable ModelFault fault() {
        return fault;
    }

    /// Stops its clock.
    synchronized void finished() {
        over = true;
        watch.cancel(false);
    }
}
