package dev.jackdaw.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.jackdaw.sandbox.FakeSlack.Call;
import dev.jackdaw.sandbox.FakeSlack.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/// The methods of Slack's Web API that Jackdaw calls, on a real socket, with Slack's limits and errors.
final class FakeWebApi implements AutoCloseable {
    private final FakeSlack slack;
    private final FakeApp app;
    private final FakeFaults faults;
    private final FakeFiles files;
    private final FakeMessages messages;
    private final FakeStreams streams;
    private final HttpServer server;

    FakeWebApi(FakeSlack slack, FakeApp app, FakeFaults faults, FakeFiles files) {
        this.slack = slack;
        this.app = app;
        this.faults = faults;
        this.files = files;
        this.messages = new FakeMessages(slack);
        this.streams = new FakeStreams(slack);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_024);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/api/", this::api);
        server.createContext("/upload/", this::upload);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /// The address of its server.
    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void api(HttpExchange exchange) throws IOException {
        var method = exchange.getRequestURI().getPath().substring("/api/".length());
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var call = new Call(method, form(body), System.nanoTime());
        faults.hold(method);
        var fault = faults.fault(call);
        if (fault == Fault.LIMITED || tooFast(call)) {
            exchange.getResponseHeaders().add("Retry-After", "1");
            send(exchange, 429, "{\"ok\":false,\"error\":\"ratelimited\"}");
        } else if (fault == Fault.ERROR) {
            send(exchange, 500, "oops");
        } else {
            var reply = Json.mapper().createObjectNode();
            var error = fault instanceof String refused ? Optional.of(refused) : locked(exchange, call, reply);
            reply.put("ok", error.isEmpty());
            error.ifPresent(e -> reply.put("error", e));
            if (fault == Fault.LOST_ANSWER) {
                exchange.close();
                return;
            }
            exchange.getResponseHeaders().add("x-oauth-scopes", app.scopes());
            send(exchange, 200, Json.text(reply));
        }
    }

    private static Map<String, String> form(String body) {
        var form = new HashMap<String, String>();
        for (var pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    private boolean tooFast(Call call) {
        boolean tooFast = faults.tooFast(call);
        if (tooFast) {
            slack.refused("too fast in " + call.form().getOrDefault("channel", ""));
        }
        return tooFast;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /// One call after the other: whoever sees a call sees what it did.
    private Optional<String> locked(HttpExchange exchange, Call call, ObjectNode reply) {
        synchronized (slack) {
            return carryOut(exchange, call, reply);
        }
    }

    private Optional<String> carryOut(HttpExchange exchange, Call call, ObjectNode reply) {
        slack.called(call);
        var bearer = exchange.getRequestHeaders().getFirst("Authorization");
        if (!call.method().equals("apps.connections.open") && !app.letsIn(bearer)) {
            return Optional.of("invalid_auth");
        }
        var form = call.form();
        var error =
                switch (call.method()) {
                    case "auth.test" -> {
                        reply.put("user_id", FakeSlack.BOT).put("team_id", FakeSlack.TEAM);
                        yield "";
                    }
                    case "apps.connections.open" -> {
                        reply.put("url", app.socket());
                        yield "";
                    }
                    case "users.info" -> {
                        reply.set("user", slack.users().get(form.getOrDefault("user", "")));
                        yield slack.knows(form.getOrDefault("user", "")) ? "" : "user_not_found";
                    }
                    case "users.lookupByEmail" -> {
                        var found = slack.users().values().stream()
                                .filter(u ->
                                        u.path("profile").path("email").asText().equals(form.get("email")))
                                .findFirst();
                        found.ifPresent(user -> reply.set("user", user));
                        yield found.isPresent() ? "" : "users_not_found";
                    }
                    case "conversations.info" -> {
                        reply.set("channel", slack.channels().get(form.getOrDefault("channel", "")));
                        yield slack.channels().containsKey(form.getOrDefault("channel", "")) ? "" : "channel_not_found";
                    }
                    case "conversations.open" -> {
                        reply.putObject("channel").put("id", "D" + form.getOrDefault("users", ""));
                        yield "";
                    }
                    case "chat.postMessage" -> messages.posted(form, reply);
                    case "chat.update" -> messages.updated(form, reply);
                    case "chat.delete" -> messages.deleted(form);
                    case "chat.startStream" -> streams.start(form, reply);
                    case "chat.appendStream" -> streams.append(form);
                    case "chat.stopStream" -> streams.stop(form);
                    case "agents.sessions.setStatus" -> app.session(form);
                    case "views.publish" -> app.published(form);
                    case "assistant.threads.setSuggestedPrompts" -> app.prompts(form);
                    case "chat.postEphemeral" -> {
                        reply.put("message_ts", slack.nextTs());
                        yield form.containsKey("user") ? BlockCheck.problem(form) : "no_user";
                    }
                    case "assistant.threads.setStatus" ->
                        form.containsKey("channel_id") && form.containsKey("thread_ts") && form.containsKey("status")
                                ? ""
                                : "invalid_arguments";
                    case "reactions.add", "views.open" -> "";
                    case "conversations.replies", "conversations.history" -> messages.replies(form, reply);
                    case "files.getUploadURLExternal" -> files.address(base(), form, reply);
                    case "files.completeUploadExternal" -> files.complete(call);
                    default -> "unknown_method";
                };
        if (!error.isEmpty()) {
            slack.refused(call.method() + ": " + error);
        }
        return error.isEmpty() ? Optional.empty() : Optional.of(error);
    }

    private void upload(HttpExchange exchange) throws IOException {
        var name = exchange.getRequestURI().getPath().substring("/upload/".length());
        var content = exchange.getRequestBody().readAllBytes();
        files.uploaded(name, content);
        send(exchange, 200, "OK");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
