package dev.jackdaw.model.provider;

import dev.jackdaw.agent.Call;
import dev.jackdaw.agent.ChatModel;
import dev.jackdaw.core.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/// Calls a model a second time where the first call says nothing for a while; the first whole reply
/// counts, and the other call is broken off. It costs tokens, so it is off unless asked for.
record HedgedCall(ProviderModel model, Duration after) {
    private record End(ChatModel.@org.jspecify.annotations.Nullable Reply reply, RuntimeException fault) {}

    ChatModel.Reply chat(ChatModel.Request request, Call call) {
        return after.isZero() ? model.chat(request, call) : both(request, call);
    }

    private ChatModel.Reply both(ChatModel.Request request, Call call) {
        BlockingQueue<End> ends = new ArrayBlockingQueue<>(2);
        var attempts = new ArrayList<Quiet>();
        try (var stop = call.cancellation().onCancel(() -> cancel(attempts))) {
            assert stop != null;
            start(request, call, attempts, ends);
            var end = ends.poll(after.toMillis(), TimeUnit.MILLISECONDS);
            if (end == null) {
                start(request, call, attempts, ends);
                end = ends.take();
            }
            if (end.reply() == null && attempts.size() == 2) {
                end = ends.take();
            }
            if (end.reply() == null) {
                throw end.fault();
            }
            if (attempts.size() == 2) {
                call.failed(
                        model.name(),
                        "two calls were made, as the first was slow; one was broken off",
                        model.costOfReading(request));
            }
            return end.reply();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new dev.jackdaw.agent.Stopped.ByPerson();
        } finally {
            cancel(attempts);
        }
    }

    private void start(ChatModel.Request request, Call call, List<Quiet> attempts, BlockingQueue<End> ends) {
        var attempt = new Quiet(new Cancellation(), call.timeLeft());
        synchronized (attempts) {
            attempts.add(attempt);
        }
        Callable<ChatModel.Reply> work = () -> model.chat(request, attempt);
        Thread.startVirtualThread(() -> ends.add(end(work)));
    }

    private static End end(Callable<ChatModel.Reply> work) {
        try {
            return new End(work.call(), new IllegalStateException());
        } catch (RuntimeException e) {
            return new End(null, e);
        } catch (Exception e) {
            return new End(null, new IllegalStateException(e));
        }
    }

    private static void cancel(List<Quiet> attempts) {
        List<Quiet> all;
        synchronized (attempts) {
            all = List.copyOf(attempts);
        }
        all.forEach(attempt -> attempt.cancellation().cancel());
    }

    /// Of two calls no piece is passed on: nobody could tell which reply it belongs to.
    private record Quiet(Cancellation cancellation, Duration timeLeft) implements Call {
        @Override
        public void failed(String model, String problem, long costMicros) {}

        @Override
        public void heard(String tool, String piece) {}
    }
}
