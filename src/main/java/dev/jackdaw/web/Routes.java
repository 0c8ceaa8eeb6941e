package dev.jackdaw.web;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.List;

/// Everything that the door answers, in one place; the OpenAPI document is tested against it.
record Routes(List<Route> all) {
    /// One address; `id` stands for the id of a run, or of what waits for a yes.
    record Route(HandlerType method, String path, Handler handler) {}

    static Routes of(Api api, Health health) {
        return new Routes(List.of(
                new Route(HandlerType.POST, "/api/ask", api::ask),
                new Route(HandlerType.GET, "/api/runs/{id}", api::show),
                new Route(HandlerType.GET, "/api/runs/{id}/events", api::events),
                new Route(HandlerType.POST, "/api/runs/{id}/reply", api::answerBack),
                new Route(HandlerType.POST, "/api/runs/{id}/cancel", api::cancel),
                new Route(HandlerType.POST, "/api/stop", api::stopAll),
                new Route(HandlerType.GET, "/api/approvals", api::approvals),
                new Route(HandlerType.POST, "/api/approvals/{id}", api::decide),
                new Route(HandlerType.GET, "/api/openapi.json", health::openApi),
                new Route(HandlerType.GET, "/health", health::health),
                new Route(HandlerType.GET, "/ready", health::ready),
                new Route(HandlerType.GET, "/metrics", health::metrics)));
    }
}
