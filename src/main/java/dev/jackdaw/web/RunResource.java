package dev.jackdaw.web;

import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Journal;
import dev.jackdaw.core.RunId;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Json;
import dev.jackdaw.web.ApiKeys.Client;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Questions and runs over HTTP. A client sees its own runs, the data team sees all.
record RunResource(Backend backend, Access access) {
    void ask(Context context) throws IOException {
        var client = access.asking(context);
        var ask = QuestionRequest.read(context, client);
        var run = desk().start(ask, entry -> {});
        response(run, ask.thread()).send(context, -1);
    }

    void show(Context context) {
        var run = run(context, access.client(context));
        var outcome = desk().outcome(run.id());
        var response = response(run.id(), run.thread());
        outcome.ifPresentOrElse(o -> response.outcome(context, o), () -> response.running(context));
    }

    void events(Context context) throws IOException {
        var run = run(context, access.client(context));
        int seen = seen(context);
        var news = desk().follow(run.id(), seen, Desk.News.NONE, Duration.ZERO);
        if (news.entries().isEmpty() && !news.goesOn()) {
            // Nothing more will come: that tells a browser not to connect again.
            context.status(204);
            return;
        }
        response(run.id(), run.thread()).events(context, seen);
    }

    private static int seen(Context context) {
        var header =
                Optional.ofNullable(context.header("Last-Event-ID")).orElse("").strip();
        if (!header.matches("\\d{0,6}")) {
            throw Problem.badRequest("Last-Event-ID is the id of an event, a number");
        }
        return header.isEmpty() ? -1 : Integer.parseInt(header);
    }

    void reply(Context context) throws IOException {
        var client = access.asking(context);
        var run = run(context, client);
        var text = RequestBody.read(context, List.of("text")).text("text");
        if (!run.status().equals("parked")) {
            throw new Problem(409, "Conflict", "run " + run.id() + " waits for no reply", 0);
        }
        var ask = new Desk.Ask(run.thread(), client.asker(), text, client.asker(), "");
        int seen = backend.service().journal().entries(run.id()).getLast().seq();
        var started = desk().start(ask, entry -> {});
        response(started, run.thread()).send(context, seen);
    }

    void cancel(Context context) {
        var client = access.client(context);
        var run = run(context, client);
        desk().stop(run.id(), client.asker());
        context.status(202);
        response(run.id(), run.thread()).running(context);
    }

    void stopAll(Context context) {
        access.admin(context);
        context.status(202);
        RunResponse.json(context, Json.mapper().createObjectNode().put("stopped", desk().stopAll()));
    }

    /// A run that the client may know of; 404 for any other.
    private Journal.Summary run(Context context, Client client) {
        var id = id(context.pathParam("id"));
        return backend.service()
                .journal()
                .find(id)
                .filter(run -> client.admin() || run.asker().equals(client.asker()))
                .orElseThrow(() -> unknown(id.value()));
    }

    private static RunId id(String typed) {
        try {
            return RunId.of(typed);
        } catch (UsageException e) {
            throw unknown(typed);
        }
    }

    private static Problem unknown(String id) {
        return Problem.notFound("there is no run '" + id + "' of yours");
    }

    private Desk desk() {
        return backend.service().desk();
    }

    private RunResponse response(RunId run, String thread) {
        return new RunResponse(desk(), run, thread);
    }
}
