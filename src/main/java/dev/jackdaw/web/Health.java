package dev.jackdaw.web;

import dev.jackdaw.data.Json;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// What those who watch a service ask: does it live, can it answer, how much does it do.
final class Health {
    private final Supplier<Optional<Service>> service;
    private final RunMetrics metrics;
    private final String openApi;

    Health(Supplier<Optional<Service>> service, RunMetrics metrics) {
        this.service = service;
        this.metrics = metrics;
        try (var in = Health.class.getResourceAsStream("/openapi.json")) {
            var bytes = Objects.requireNonNull(in, "openapi.json").readAllBytes();
            this.openApi = new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void health(Context context) {
        context.contentType("application/json").result("{\"status\":\"ok\"}");
    }

    /// Models that fail don't make it unready: the governed model steps in.
    void ready(Context context) {
        var dependencies = service.get().map(s -> s.dependencies().get()).orElse(Map.of("start", "under way"));
        boolean ready = "ok".equals(dependencies.get(Service.DATABASE));
        var json = Json.mapper().createObjectNode().put("status", ready ? "ready" : "not ready");
        json.set("dependencies", Json.tree(dependencies));
        context.status(ready ? 200 : 503).contentType("application/json").result(Json.text(json));
    }

    void metrics(Context context) {
        context.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.text());
    }

    void openApi(Context context) {
        context.contentType("application/json").result(openApi);
    }
}
