package dev.jackdaw.web;

import dev.jackdaw.core.BusyException;
import dev.jackdaw.core.ConflictException;
import dev.jackdaw.core.JackdawException;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Json;
import dev.jackdaw.store.RefusedStatement;
import dev.jackdaw.store.StateUnavailable;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.logging.Level;
import java.util.logging.Logger;

/// A request that came to nothing, as RFC 9457 writes it.
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(Problem.class.getName());
    private static final int RETRY_AFTER_S = 30;

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

    int status() {
        return status;
    }

    static Problem badRequest(String detail) {
        return new Problem(400, "Bad request", detail, 0);
    }

    static Problem notFound(String detail) {
        return new Problem(404, "Not found", detail, 0);
    }

    /// What a failure is to whoever sent the request. The one place that translates them.
    static Problem of(Exception e) {
        return switch (e) {
            case Problem problem -> problem;
            case UsageException usage -> badRequest(usage.text());
            case ConflictException conflict -> new Problem(409, "Conflict", conflict.text(), 0);
            case BusyException busy ->
                unavailable("Busy", busy.text() + " (you would have been number " + busy.position() + ")");
            // What the server said of our own tables is for the log and the command line.
            case StateUnavailable _, RefusedStatement _ -> {
                LOG.log(Level.WARNING, "a request met the state database", e);
                yield unavailable("Unavailable", "the database does not answer");
            }
            case JackdawException known -> unavailable("Unavailable", known.text());
            case HttpResponseException http ->
                new Problem(http.getStatus(), "Error", String.valueOf(http.getMessage()), 0);
            case Exception other -> {
                LOG.log(Level.SEVERE, "a request failed", other);
                yield new Problem(500, "Error", "this should not happen; it is in the log", 0);
            }
        };
    }

    private static Problem unavailable(String title, String detail) {
        return new Problem(503, title, detail, RETRY_AFTER_S);
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
