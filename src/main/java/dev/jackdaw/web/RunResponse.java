package dev.jackdaw.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.Json;
import dev.jackdaw.desk.OutcomeJson;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;

/// A run as it is sent back.
record RunResponse(Desk desk, RunId run, String thread) {
    private static final int CLIENT_GONE = 499;

    /// As events, at once, or when it is done: as the client wishes. `seen` is the last step that
    /// it knows, -1 for none.
    void send(Context context, int seen) throws IOException {
        var accepts = Optional.ofNullable(context.header("Accept")).orElse("");
        var prefers = Optional.ofNullable(context.header("Prefer")).orElse("");
        if (accepts.contains("text/event-stream")) {
            events(context, seen);
        } else if (prefers.contains("respond-async")) {
            context.status(202).header("Location", "/api/runs/" + run);
            running(context);
        } else {
            outcome(context, desk.await(run));
        }
    }

    /// As server-sent events, to its end or to its next question.
    void events(Context context, int seen) throws IOException {
        context.contentType("text/event-stream");
        context.header("Cache-Control", "no-store").header("X-Accel-Buffering", "no");
        try {
            // Not Javalin's own stream, which holds back what is to be compressed.
            var out = context.res().getOutputStream();
            new EventStream(desk, run, QuestionRequest.named(thread), out).send(seen);
        } catch (IOException e) {
            // The client is gone. The run goes on; its steps can be read again.
            context.status(CLIENT_GONE);
        }
    }

    void outcome(Context context, Desk.Outcome outcome) {
        json(context, OutcomeJson.of(QuestionRequest.named(thread), outcome));
    }

    void running(Context context) {
        json(
                context,
                Json.mapper()
                        .createObjectNode()
                        .put("runId", run.value())
                        .put("thread", QuestionRequest.named(thread))
                        .put("status", "running"));
    }

    static void json(Context context, JsonNode json) {
        context.contentType("application/json").result(Json.text(json));
    }
}
