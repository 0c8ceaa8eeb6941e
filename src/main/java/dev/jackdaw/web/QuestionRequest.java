package dev.jackdaw.web;

import dev.jackdaw.agent.Desk;
import dev.jackdaw.core.Hashes;
import dev.jackdaw.core.RunId;
import dev.jackdaw.web.ApiKeys.Client;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// A question as a client sends it. Threads and idempotency keys belong to their client.
final class QuestionRequest {
    private static final int KEY_MAX = 200;

    private QuestionRequest() {}

    static Desk.Ask read(Context context, Client client) throws IOException {
        var body = RequestBody.read(context, List.of("question", "thread"));
        var question = body.text("question");
        var key = Optional.ofNullable(context.header("Idempotency-Key"))
                .orElse("")
                .strip();
        var thread = body.has("thread") ? body.text("thread") : newThread(key);
        if (!thread.matches("[A-Za-z0-9._:-]{1,100}")) {
            throw Problem.badRequest("'thread' may hold up to 100 letters, digits and . _ : -");
        }
        if (key.length() > KEY_MAX) {
            throw Problem.badRequest("Idempotency-Key has more than " + KEY_MAX + " characters");
        }
        var asker = client.asker();
        var request = key.isEmpty() ? "" : asker + " " + key;
        return new Desk.Ask(asker + "/" + thread, asker, question, asker, request);
    }

    /// The same request sent twice belongs to the same thread.
    private static String newThread(String key) {
        return key.isEmpty()
                ? RunId.next(Clock.systemUTC()).value()
                : Hashes.of(key).substring(0, 16);
    }

    /// A thread as its client named it.
    static String named(String thread) {
        return thread.substring(thread.indexOf('/') + 1);
    }
}
