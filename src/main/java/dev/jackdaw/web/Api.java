package dev.jackdaw.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.OutcomeJson;
import dev.jackdaw.core.Hashes;
import dev.jackdaw.core.RunId;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Json;
import dev.jackdaw.web.ApiKeys.Caller;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Questions and runs over HTTP. A caller sees its own runs.
final class Api {
    private static final int BODY_MAX = 64 << 10;
    private static final int KEY_MAX = 200;

    private final Supplier<Optional<Service>> service;
    private final ApiKeys keys;
    private final RateLimit rate;

    Api(Supplier<Optional<Service>> service, ApiKeys keys, int perMinute) {
        this.service = service;
        this.keys = keys;
        this.rate = new RateLimit(perMinute, InstantSource.system());
    }

    private Service service() {
        return service.get().orElseThrow(() -> new Problem(503, "Starting", "Jackdaw is starting. Try again", 2));
    }

    private Caller caller(Context context) {
        if (!keys.any()) {
            throw new Problem(401, "Unauthorized", "no key is set up here: set JACKDAW_API_KEYS", 0);
        }
        var header = Optional.ofNullable(context.header("Authorization")).orElse("");
        return keys.caller(header)
                .orElseThrow(() -> new Problem(401, "Unauthorized", "send a known key: Authorization: Bearer KEY", 0));
    }

    /// Callers are told apart from people of other doors.
    private static String asker(Caller caller) {
        return "http:" + caller.name();
    }

    private void limit(Caller caller) {
        int wait = rate.take(caller.name());
        if (wait > 0) {
            throw new Problem(429, "Too many requests", "this key asks too often; wait " + wait + " s", wait);
        }
    }

    void ask(Context context) throws IOException {
        var caller = caller(context);
        limit(caller);
        var body = body(context, List.of("question", "thread"));
        var question = text(body, "question");
        var thread = body.has("thread") ? text(body, "thread") : newThread(context);
        if (!thread.matches("[A-Za-z0-9._:-]{1,100}")) {
            throw Problem.badRequest("'thread' may hold up to 100 letters, digits and . _ : -");
        }
        // Threads belong to their caller, too.
        var own = asker(caller) + "/" + thread;
        var ask = new Desk.Ask(own, asker(caller), question, asker(caller), request(context, caller));
        var run = service().desk().start(ask, entry -> {});
        reply(context, run, own, -1);
    }

    /// The same request sent twice belongs to the same thread.
    private static String newThread(Context context) {
        var key = Optional.ofNullable(context.header("Idempotency-Key"))
                .orElse("")
                .strip();
        return key.isEmpty()
                ? RunId.next(Clock.systemUTC()).value()
                : Hashes.of(key).substring(0, 16);
    }

    private static String request(Context context, Caller caller) {
        var key = Optional.ofNullable(context.header("Idempotency-Key"))
                .orElse("")
                .strip();
        if (key.length() > KEY_MAX) {
            throw Problem.badRequest("Idempotency-Key has more than " + KEY_MAX + " characters");
        }
        return key.isEmpty() ? "" : asker(caller) + " " + key;
    }

    /// As events, at once, or when it is done: as the client wishes.
    private void reply(Context context, RunId run, String thread, int seen) throws IOException {
        var accepts = Optional.ofNullable(context.header("Accept")).orElse("");
        var prefers = Optional.ofNullable(context.header("Prefer")).orElse("");
        if (accepts.contains("text/event-stream")) {
            events(context, run, thread, seen);
        } else if (prefers.contains("respond-async")) {
            context.status(202).header("Location", "/api/runs/" + run);
            json(context, running(run, thread));
        } else {
            json(context, OutcomeJson.of(shown(thread), service().desk().await(run)));
        }
    }

    private static JsonNode running(RunId run, String thread) {
        return Json.mapper()
                .createObjectNode()
                .put("runId", run.value())
                .put("thread", shown(thread))
                .put("status", "running");
    }

    /// As the caller named it.
    private static String shown(String thread) {
        return thread.substring(thread.indexOf('/') + 1);
    }

    private void events(Context context, RunId run, String thread, int seen) throws IOException {
        context.contentType("text/event-stream");
        context.header("Cache-Control", "no-store").header("X-Accel-Buffering", "no");
        try {
            // Not Javalin's own stream, which holds back what is to be compressed.
            var out = context.res().getOutputStream();
            new EventStream(service().desk(), run, shown(thread), out).send(seen);
        } catch (IOException e) {
            // The client is gone. The run goes on; its steps can be read again.
            context.status(499);
        }
    }

    void events(Context context) throws IOException {
        var run = run(context);
        var header =
                Optional.ofNullable(context.header("Last-Event-ID")).orElse("").strip();
        if (!header.matches("\\d{0,6}")) {
            throw Problem.badRequest("Last-Event-ID is the id of an event, a number");
        }
        int seen = header.isEmpty() ? -1 : Integer.parseInt(header);
        var news = service().desk().follow(run.id(), seen, Desk.News.NONE, Duration.ZERO);
        if (news.entries().isEmpty() && !news.goesOn()) {
            // Nothing more will come: that tells a browser not to connect again.
            context.status(204);
            return;
        }
        events(context, run.id(), run.thread(), seen);
    }

    void show(Context context) {
        var run = run(context);
        var outcome = service().desk().outcome(run.id());
        json(
                context,
                outcome.<JsonNode>map(o -> OutcomeJson.of(shown(run.thread()), o))
                        .orElseGet(() -> running(run.id(), run.thread())));
    }

    /// A run that the caller may know of.
    private Journal.Summary run(Context context) {
        var caller = caller(context);
        var id = id(context.pathParam("id"));
        return service()
                .journal()
                .find(id)
                .filter(run -> caller.admin() || run.asker().equals(asker(caller)))
                .orElseThrow(() -> Problem.notFound("there is no run '" + id + "' of yours"));
    }

    private static RunId id(String typed) {
        try {
            return RunId.of(typed);
        } catch (UsageException e) {
            throw Problem.notFound("there is no run '" + typed + "' of yours");
        }
    }

    void answerBack(Context context) throws IOException {
        var caller = caller(context);
        limit(caller);
        var run = run(context);
        var text = text(body(context, List.of("text")), "text");
        if (!run.status().equals("parked")) {
            throw new Problem(409, "Conflict", "run " + run.id() + " waits for no reply", 0);
        }
        var ask = new Desk.Ask(run.thread(), asker(caller), text, asker(caller), "");
        int seen = service().journal().entries(run.id()).getLast().seq();
        var started = service().desk().start(ask, entry -> {});
        reply(context, started, run.thread(), seen);
    }

    void cancel(Context context) {
        var caller = caller(context);
        var run = run(context);
        service().desk().stop(run.id(), asker(caller));
        context.status(202);
        json(context, running(run.id(), run.thread()));
    }

    /// Who it is, if the data team lists it.
    private String admin(Context context) {
        var caller = caller(context);
        if (!caller.admin()) {
            throw new Problem(403, "Forbidden", "only a key named in JACKDAW_API_ADMINS may do this", 0);
        }
        return asker(caller);
    }

    void approvals(Context context) {
        admin(context);
        var json = Json.mapper().createObjectNode();
        json.set("waiting", Json.tree(service().approvals().waiting()));
        json(context, json);
    }

    void decide(Context context) throws IOException {
        var person = admin(context);
        var body = body(context, List.of("approve", "reason"));
        if (!body.path("approve").isBoolean()) {
            throw Problem.badRequest("'approve' must be true or false");
        }
        boolean yes = body.path("approve").asBoolean();
        var reason = body.has("reason") ? text(body, "reason") : yes ? "approved" : "refused by a person";
        var id = context.pathParam("id");
        try {
            var decided = service().approvals().decide(id, yes, person, reason);
            json(context, Json.tree(decided.orElseThrow(() -> Problem.notFound("nothing waits under '" + id + "'"))));
        } catch (UsageException e) {
            throw new Problem(409, "Conflict", String.valueOf(e.getMessage()), 0);
        }
    }

    void stopAll(Context context) {
        admin(context);
        context.status(202);
        json(
                context,
                Json.mapper().createObjectNode().put("stopped", service().desk().stopAll()));
    }

    private static JsonNode body(Context context, List<String> fields) throws IOException {
        byte[] bytes = context.bodyInputStream().readNBytes(BODY_MAX + 1);
        if (bytes.length > BODY_MAX) {
            throw new Problem(413, "Content too large", "a request has " + BODY_MAX + " bytes at most", 0);
        }
        JsonNode json;
        try {
            json = Json.mapper().readTree(new String(bytes, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw Problem.badRequest("the body is not JSON: " + e.getOriginalMessage());
        }
        if (json == null || !json.isObject()) {
            throw Problem.badRequest("the body must be a JSON object with " + fields);
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!fields.contains(name)) {
                throw Problem.badRequest("there is no field '" + name + "'; there are " + fields);
            }
        });
        return json;
    }

    private static String text(JsonNode body, String field) {
        if (!body.path(field).isTextual() || body.path(field).asText().isBlank()) {
            throw Problem.badRequest("'" + field + "' must be a text");
        }
        return body.path(field).asText();
    }

    private static void json(Context context, JsonNode json) {
        context.contentType("application/json").result(Json.text(json));
    }
}
