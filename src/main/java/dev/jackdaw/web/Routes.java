package dev.jackdaw.web;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.List;

/// Everything that the door answers, in one place; the OpenAPI document is tested against it.
record Routes(List<Route> all) {
    /// One address; `id` stands for the id of a run, or of what waits for a yes.
    record Route(HandlerType method, String path, Handler handler) {}

    static Routes of(RunResource runs, ApprovalResource approvals, Health health) {
        return new Routes(List.of(
                new Route(HandlerType.POST, "/api/ask", runs::ask),
                new Route(HandlerType.GET, "/api/runs/{id}", runs::show),
                new Route(HandlerType.GET, "/api/runs/{id}/events", runs::events),
                new Route(HandlerType.POST, "/api/runs/{id}/reply", runs::reply),
                new Route(HandlerType.POST, "/api/runs/{id}/cancel", runs::cancel),
                new Route(HandlerType.POST, "/api/stop", runs::stopAll),
                new Route(HandlerType.GET, "/api/approvals", approvals::list),
                new Route(HandlerType.POST, "/api/approvals/{id}", approvals::decide),
                new Route(HandlerType.GET, "/api/openapi.json", health::openApi),
                new Route(HandlerType.GET, "/health", health::health),
                new Route(HandlerType.GET, "/ready", health::ready),
                new Route(HandlerType.GET, "/metrics", health::metrics)));
    }
}
