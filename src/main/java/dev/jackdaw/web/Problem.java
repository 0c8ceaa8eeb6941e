package dev.jackdaw.web;

import dev.jackdaw.data.Json;
import io.javalin.http.Context;

/// A request that came to nothing, as RFC 9457 writes it.
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String title;
    private final int retryAfterSeconds;

    /// `retryAfterSeconds` is 0 where trying again does not help.
    Problem(int status, String title, String detail, int retryAfterSeconds) {
        super(detail);
        this.status = status;
        this.title = title;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    static Problem badRequest(String detail) {
        return new Problem(400, "Bad request", detail, 0);
    }

    static Problem notFound(String detail) {
        return new Problem(404, "Not found", detail, 0);
    }

    /// Writes it.
    void to(Context context) {
        var json = Json.mapper().createObjectNode();
        json.put("type", "about:blank").put("title", title).put("status", status);
        json.put("detail", String.valueOf(getMessage()));
        if (retryAfterSeconds > 0) {
            context.header("Retry-After", String.valueOf(retryAfterSeconds));
        }
        if (status == 401) {
            context.header("WWW-Authenticate", "Bearer");
        }
        context.status(status).contentType("application/problem+json").result(Json.text(json));
    }
}
