package dev.jackdaw.web;

import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.Step;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

import java.time.Duration;
import java.util.Locale;

/// Numbers about all runs of this process, for Prometheus. They are counted from the same steps
/// that the journal keeps; no question, name or answer is in them.
public final class RunMetrics implements Desk.Watcher, AutoCloseable {
    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

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
            case Step.Asked asked -> registry.counter("jackdaw.questions").increment();
            case Step.ModelReplied replied -> replied(replied);
            case Step.ModelFailed failed ->
                    registry.counter("jackdaw.model.failures", "model", failed.model()).increment();
            case Step.ToolReturned returned ->
                    Timer.builder("jackdaw.tool")
                            .tag("tool", returned.tool())
                            .tag("outcome", returned.wrong() ? "wrong" : "done")
                            .register(registry)
                            .record(Duration.ofMillis(returned.elapsedMs()));
            case Step.Repaired repaired ->
                    registry.counter("jackdaw.repairs", "agent", repaired.agent()).increment();
            case Step.AskedBack asked -> ended("asked_back");
            case Step.Answered(var answer, var receipt) -> {
                ended(answer.basis().name().toLowerCase(Locale.ROOT));
                Timer.builder("jackdaw.answer")
                        .publishPercentileHistogram()
                        .register(registry)
                        .record(Duration.ofMillis(receipt.elapsedMs()));
            }
            case Step.Cancelled cancelled -> ended("cancelled");
            case Step.Failed failed -> ended("failed");
            case Step other -> {}
        }
    }

    private void ended(String outcome) {
        registry.counter("jackdaw.runs.ended", "outcome", outcome).increment();
    }

    private void replied(Step.ModelReplied step) {
        var reply = step.reply();
        Timer.builder("jackdaw.model")
                .tag("model", reply.model())
                .tag("agent", step.agent())
                .register(registry)
                .record(Duration.ofMillis(step.elapsedMs()));
        registry.counter("jackdaw.model.tokens", "model", reply.model(), "direction", "in")
                .increment(reply.tokensIn());
        registry.counter("jackdaw.model.tokens", "model", reply.model(), "direction", "out")
                .increment(reply.tokensOut());
        registry.counter("jackdaw.model.cost.dollars", "model", reply.model())
                .increment(reply.costMicros() / 1e6);
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
