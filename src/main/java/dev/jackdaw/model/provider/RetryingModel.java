package dev.jackdaw.model.provider;

import dev.failsafe.CircuitBreaker;
import dev.jackdaw.agent.Call;
import dev.jackdaw.agent.ChatModel;
import dev.jackdaw.agent.Stopped;
import dev.jackdaw.model.provider.ModelFault.Reason;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// A provider's model that is tried again where that may help, and left alone for a while where it
/// keeps failing. Each failed attempt is told to the call.
final class RetryingModel implements ChatModel {
    private static final long FIRST_PAUSE_MS = 250;

    /// What says something about the provider and not about one request.
    private static final Set<Reason> PROVIDERS_OWN = EnumSet.of(
            Reason.UNREACHABLE,
            Reason.TIMED_OUT,
            Reason.BROKEN_OFF,
            Reason.RATE_LIMITED,
            Reason.OVERLOADED,
            Reason.UNAUTHORIZED,
            Reason.NO_SUCH_MODEL);

    /// What a provider may charge for although nothing came of it.
    private static final Set<Reason> CHARGED =
            EnumSet.of(Reason.TIMED_OUT, Reason.BROKEN_OFF, Reason.TOO_LARGE, Reason.DECLINED);

    private final ProviderModel model;
    private final HedgedCall hedge;
    private final CircuitBreaker<Object> breaker;
    private final int retries;

    RetryingModel(ProviderModel model, ModelOptions options, CircuitBreaker<Object> breaker) {
        this.model = model;
        this.hedge = new HedgedCall(model, options.hedgeAfter());
        this.breaker = breaker;
        this.retries = options.retries();
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public long costMax(Request request) {
        return model.costMax(request);
    }

    @Override
    public Reply chat(Request request, Call call) {
        for (int attempt = 0; true; attempt++) {
            try {
                return once(request, call);
            } catch (ModelFault fault) {
                boolean charged = CHARGED.contains(fault.kind());
                call.failed(name(), fault.text(), charged ? model.costOfReading(request) : 0);
                var pause = pause(fault, attempt);
                boolean again = fault.kind().passing()
                        && attempt < retries
                        && pause.multipliedBy(4).compareTo(call.timeLeft()) < 0;
                if (!again) {
                    throw fault;
                }
                wait(pause, call);
            }
        }
    }

    private Reply once(Request request, Call call) {
        if (!breaker.tryAcquirePermit()) {
            throw new ModelFault(
                    Reason.RESTING,
                    "it failed too often lately and is left alone for another "
                            + Math.max(1, breaker.getRemainingDelay().toSeconds())
                            + " s");
        }
        try {
            var reply = hedge.chat(request, call);
            breaker.recordSuccess();
            return reply;
        } catch (ModelFault fault) {
            if (PROVIDERS_OWN.contains(fault.kind())) {
                breaker.recordFailure();
            } else {
                breaker.recordSuccess();
            }
            throw fault;
        } catch (Stopped stopped) {
            breaker.recordSuccess();
            throw stopped;
        }
    }

    /// Twice as long each time, give or take a half, so that many callers don't come back at once;
    /// never shorter than the provider asks for.
    private static Duration pause(ModelFault fault, int attempt) {
        long own = FIRST_PAUSE_MS << attempt;
        long spread = own / 2 + ThreadLocalRandom.current().nextLong(own + 1);
        return Duration.ofMillis(Math.max(spread, fault.retryAfter().toMillis()));
    }

    private static void wait(Duration pause, Call call) {
        var stopped = new CountDownLatch(1);
        try (var stop = call.cancellation().onCancel(stopped::countDown)) {
            assert stop != null;
            if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Stopped.ByPerson();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped.ByPerson();
        }
    }
}
