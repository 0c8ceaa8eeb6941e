package dev.jackdaw.web;

import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.Step;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Numbers about all runs of this process, for Prometheus. They are counted from the same steps
/// that the journal keeps; no question, name or answer is in them.
public final class RunMetrics implements Desk.Watcher, AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Timer answers =
            Timer.builder("jackdaw.answer").publishPercentileHistogram().register(registry);

    /// Looking a meter up by name and tags costs more than counting.
    private final Map<Meter, Counter> counters = new ConcurrentHashMap<>();

    private final Map<Meter, Timer> timers = new ConcurrentHashMap<>();

    private record Meter(String name, List<String> tags) {}

    public RunMetrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
    }

    /// Shows how many runs are at work and wait.
    public void load(Desk desk) {
        registry.gauge("jackdaw.runs.working", desk, d -> d.load().working());
        registry.gauge("jackdaw.runs.waiting", desk, d -> d.load().waiting());
    }

    @Override
    public void accept(Journal.Entry entry) {
        switch (entry.step()) {
            case Step.Asked asked -> counter("jackdaw.questions").increment();
            case Step.ModelReplied replied -> replied(replied);
            case Step.ModelFailed failed ->
                counter("jackdaw.model.failures", "model", failed.model()).increment();
            case Step.ToolReturned returned ->
                timer("jackdaw.tool", "tool", returned.tool(), "outcome", returned.wrong() ? "wrong" : "done")
                        .record(Duration.ofMillis(returned.elapsedMs()));
            case Step.Repaired repaired ->
                counter("jackdaw.repairs", "agent", repaired.agent()).increment();
            case Step.AskedBack asked -> ended("asked_back");
            case Step.Answered(var answer, var receipt) -> {
                ended(answer.basis().name().toLowerCase(Locale.ROOT));
                answers.record(Duration.ofMillis(receipt.elapsedMs()));
            }
            case Step.Cancelled cancelled -> ended("cancelled");
            case Step.Failed failed -> ended("failed");
            case Step other -> {}
        }
    }

    private Counter counter(String name, String... tags) {
        return counters.computeIfAbsent(new Meter(name, List.of(tags)), meter -> registry.counter(name, tags));
    }

    private Timer timer(String name, String... tags) {
        return timers.computeIfAbsent(new Meter(name, List.of(tags)), meter -> registry.timer(name, tags));
    }

    private void ended(String outcome) {
        counter("jackdaw.runs.ended", "outcome", outcome).increment();
    }

    private void replied(Step.ModelReplied step) {
        var reply = step.reply();
        timer("jackdaw.model", "model", reply.model(), "agent", step.agent())
                .record(Duration.ofMillis(step.elapsedMs()));
        counter("jackdaw.model.tokens", "model", reply.model(), "direction", "in")
                .increment(reply.tokensIn());
        counter("jackdaw.model.tokens", "model", reply.model(), "direction", "out")
                .increment(reply.tokensOut());
        counter("jackdaw.model.cost.dollars", "model", reply.model()).increment(reply.costMicros() / 1e6);
    }

    /// All numbers, in Prometheus' text form.
    String text() {
        return registry.scrape();
    }

    @Override
    public void close() {
        registry.close();
    }
}
