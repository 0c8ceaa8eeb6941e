package dev.jackdaw.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Slack on the other side of a real socket: the methods of the Web API that Jackdaw calls, with
/// Slack's limits, rates and errors. Whatever Slack would refuse is refused and remembered.
/// Thread-safe.
public final class FakeSlack implements AutoCloseable {
    public static final String TOKEN = "xoxb-test-token";
    public static final String BOT = "UBOT";
    public static final String TEAM = "T1";

    /// A call as it came.
    public record Call(String method, Map<String, String> form, long at) {
        public JsonNode json(String field) {
            return Json.own(form.getOrDefault(field, "null"), JsonNode.class);
        }
    }

    /// What goes wrong with a call.
    public enum Fault {
        /// 429, to be repeated after a second.
        LIMITED,
        /// 500, nothing done.
        ERROR,
        /// Done, and no answer.
        LOST_ANSWER
    }

    public record Upload(String name, String channel, String thread, String alt, byte[] content) {
        public String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    private static final Object NONE = new Object();
    private static final AtomicLong DAYS = new AtomicLong(1_700_000_000_000_000L);
    private final HttpServer server;
    private final Map<String, ObjectNode> users = new ConcurrentHashMap<>();
    private final Map<String, ObjectNode> channels = new ConcurrentHashMap<>();
    private final Map<String, List<ObjectNode>> messages = new LinkedHashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private final Map<String, ArrayDeque<Object>> faults = new HashMap<>();
    private final Map<String, Long> lastPost = new HashMap<>();
    private final Map<String, byte[]> uploads = new HashMap<>();
    private final List<Upload> shared = new ArrayList<>();
    private final Map<String, String> sessions = new HashMap<>();
    private final Map<String, JsonNode> homes = new HashMap<>();
    private final Map<String, String> alts = new HashMap<>();
    private final FakeStreams streams = new FakeStreams(this);

    /// Each Slack begins at a day of its own, as messages are known by their time.
    private long clock = DAYS.getAndAdd(86_400_000_000L);

    private final Set<String> slow = new HashSet<>();
    private int held;
    private int everyNth;
    private int counted;
    private Duration gap = Duration.ZERO;
    private String token = TOKEN;
    private String scopes = "app_mentions:read,assistant:write,channels:history,channels:read,chat:write,commands,"
        + "files:write,groups:history,groups:read,im:history,im:read,im:write,mpim:history,mpim:read,reactions:write,users:read,users:read.email";
    private String socketUrl = "";

    public FakeSlack() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_024);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/api/", this::api);
        server.createContext("/upload/", this::upload);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        user("UMARIA", "maria@example.com");
        user("UJOE", "joe@example.com");
        channel("C1", false);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/api/";
    }

    /// What a service needs to know of this Slack.
    public Map<String, String> settings(String secret) {
        return Map.of(
                "SLACK_BOT_TOKEN",
                TOKEN,
                "SLACK_SIGNING_SECRET",
                secret,
                "SLACK_API_URL",
                url(),
                "JACKDAW_SLACK_UNKNOWN",
                "ask");
    }

    public synchronized ObjectNode user(String id, String email) {
        var user = Json.mapper()
                .createObjectNode()
                .put("id", id)
                .put("team_id", TEAM)
                .put("deleted", false);
        user.putObject("profile").put("email", email);
        users.put(id, user);
        return user;
    }

    public ObjectNode channel(String id, boolean shared) {
        var channel = Json.mapper().createObjectNode().put("id", id).put("is_ext_shared", shared);
        channels.put(id, channel);
        return channel;
    }

    /// The next call of a method fails so, or with this error of Slack's.
    public synchronized void fail(String method, Object fault) {
        faults.computeIfAbsent(method, m -> new ArrayDeque<>()).add(fault);
    }

    /// Every nth call fails, with each kind of fault in turn; 0 for none.
    public synchronized void failEvery(int nth) {
        everyNth = nth;
    }

    /// How far apart messages to one channel must be.
    public synchronized void pace(Duration between) {
        gap = between;
    }

    /// Calls of a method get no answer until they may.
    public void slow(String method, boolean now) {
        synchronized (slow) {
            if (now) {
                slow.add(method);
            } else {
                slow.remove(method);
            }
            slow.notifyAll();
        }
    }

    /// How many wait so.
    public int waiting() {
        synchronized (slow) {
            return held;
        }
    }

    private void hold(String method) {
        synchronized (slow) {
            try {
                held++;
                while (slow.contains(method)) {
                    slow.wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                held--;
            }
        }
    }

    public synchronized void revoke() {
        token = "revoked";
    }

    public synchronized void restore() {
        token = TOKEN;
    }

    public synchronized void scopes(String now) {
        scopes = now;
    }

    public synchronized void socket(String url) {
        socketUrl = url;
    }

    /// A message that a person wrote; its `ts`.
    public synchronized String wrote(String channel, String user, String text, String thread) {
        var ts = nextTs();
        var message =
                Json.mapper().createObjectNode().put("ts", ts).put("user", user).put("text", text);
        message.put("thread_ts", thread.isEmpty() ? ts : thread);
        messages.computeIfAbsent(channel, c -> new ArrayList<>()).add(message);
        return ts;
    }

    private String nextTs() {
        clock += 1_000;
        return "%d.%06d".formatted(clock / 1_000_000, clock % 1_000_000);
    }

    /// Jackdaw's messages in a thread, oldest first.
    public synchronized List<ObjectNode> posts(String channel, String thread) {
        return messages.getOrDefault(channel, List.of()).stream()
                .filter(m -> m.path("user").asText().equals(BOT))
                .filter(m -> thread.isEmpty() || m.path("thread_ts").asText().equals(thread))
                .toList();
    }

    /// The same without those that show work under way.
    public List<ObjectNode> told(String channel, String thread) {
        return posts(channel, thread).stream()
                .filter(m -> !m.has("streaming"))
                .filter(m -> !m.at("/metadata/event_payload/key").asText().endsWith(":work"))
                .toList();
    }

    /// All messages of all channels, as they are now.
    public synchronized Map<String, List<ObjectNode>> everything() {
        var copy = new LinkedHashMap<String, List<ObjectNode>>();
        messages.forEach((channel, all) ->
                copy.put(channel, all.stream().map(ObjectNode::deepCopy).toList()));
        return copy;
    }

    public synchronized List<Call> calls(String method) {
        return calls.stream().filter(c -> c.method().equals(method)).toList();
    }

    public synchronized List<String> refusals() {
        return List.copyOf(refusals);
    }

    public synchronized List<Upload> shared() {
        return List.copyOf(shared);
    }

    /// Waits until something holds, for half a minute at most.
    public static void until(String what, BooleanSupplier holds) {
        until(what, Duration.ofSeconds(40), holds);
    }

    /// Waits until something holds, for this long at most.
    public static void until(String what, Duration patience, BooleanSupplier holds) {
        long end = System.nanoTime() + patience.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not in time: " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /// Waits for Jackdaw's nth message in a thread.
    public ObjectNode post(String channel, String thread, int nth) {
        until(
                "message " + nth + " in " + channel + " " + thread + "; refused: " + refusals(),
                () -> told(channel, thread).size() >= nth);
        return told(channel, thread).get(nth - 1);
    }

    private void api(HttpExchange exchange) throws IOException {
        var method = exchange.getRequestURI().getPath().substring("/api/".length());
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var call = new Call(method, form(body), System.nanoTime());
        hold(method);
        var fault = fault(call);
        if (fault == Fault.LIMITED || tooFast(call)) {
            exchange.getResponseHeaders().add("Retry-After", "1");
            send(exchange, 429, "{\"ok\":false,\"error\":\"ratelimited\"}");
        } else if (fault == Fault.ERROR) {
            send(exchange, 500, "oops");
        } else {
            var reply = Json.mapper().createObjectNode();
            var error = fault instanceof String refused ? Optional.of(refused) : carryOut(exchange, call, reply);
            reply.put("ok", error.isEmpty());
            error.ifPresent(e -> reply.put("error", e));
            if (fault == Fault.LOST_ANSWER) {
                exchange.close();
                return;
            }
            exchange.getResponseHeaders().add("x-oauth-scopes", scopes);
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

    private synchronized Object fault(Call call) {
        var waiting = faults.get(call.method());
        if (waiting != null && !waiting.isEmpty()) {
            return waiting.poll();
        }
        counted++;
        return everyNth > 0 && counted % everyNth == 0
                ? Fault.values()[(counted / everyNth) % Fault.values().length]
                : NONE;
    }

    private synchronized boolean tooFast(Call call) {
        if (!call.method().equals("chat.postMessage") || gap.isZero()) {
            return false;
        }
        var channel = call.form().getOrDefault("channel", "");
        long now = System.nanoTime();
        var before = lastPost.get(channel);
        boolean tooFast = before != null && now - before < gap.toNanos();
        if (tooFast) {
            refusals.add("too fast in " + channel);
        } else {
            lastPost.put(channel, now);
        }
        return tooFast;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private synchronized Optional<String> carryOut(HttpExchange exchange, Call call, ObjectNode reply) {
        calls.add(call);
        var bearer = exchange.getRequestHeaders().getFirst("Authorization");
        if (!call.method().equals("apps.connections.open") && !("Bearer " + token).equals(bearer)) {
            return Optional.of("invalid_auth");
        }
        var form = call.form();
        var error =
                switch (call.method()) {
                    case "auth.test" -> {
                        reply.put("user_id", BOT).put("team_id", TEAM);
                        yield "";
                    }
                    case "apps.connections.open" -> {
                        reply.put("url", socketUrl);
                        yield "";
                    }
                    case "users.info" -> {
                        reply.set("user", users.get(form.getOrDefault("user", "")));
                        yield users.containsKey(form.getOrDefault("user", "")) ? "" : "user_not_found";
                    }
                    case "users.lookupByEmail" -> {
                        var found = users.values().stream()
                                .filter(u ->
                                        u.path("profile").path("email").asText().equals(form.get("email")))
                                .findFirst();
                        found.ifPresent(user -> reply.set("user", user));
                        yield found.isPresent() ? "" : "users_not_found";
                    }
                    case "conversations.info" -> {
                        reply.set("channel", channels.get(form.getOrDefault("channel", "")));
                        yield channels.containsKey(form.getOrDefault("channel", "")) ? "" : "channel_not_found";
                    }
                    case "conversations.open" -> {
                        reply.putObject("channel").put("id", "D" + form.getOrDefault("users", ""));
                        yield "";
                    }
                    case "chat.postMessage" -> posted(form, reply);
                    case "chat.update" -> updated(form, reply);
                    case "chat.delete" -> deleted(form);
                    case "chat.startStream" -> streams.start(form, reply);
                    case "chat.appendStream" -> streams.append(form);
                    case "chat.stopStream" -> streams.stop(form);
                    case "agents.sessions.setStatus" -> session(form);
                    case "views.publish" -> published(form);
                    case "assistant.threads.setSuggestedPrompts" -> prompts(form);
                    case "chat.postEphemeral" -> {
                        reply.put("message_ts", nextTs());
                        yield form.containsKey("user") ? BlockCheck.problem(form) : "no_user";
                    }
                    case "assistant.threads.setStatus" ->
                        form.containsKey("channel_id") && form.containsKey("thread_ts") && form.containsKey("status")
                                ? ""
                                : "invalid_arguments";
                    case "reactions.add", "views.open" -> "";
                    case "conversations.replies", "conversations.history" -> replies(form, reply);
                    case "files.getUploadURLExternal" -> {
                        reply.put(
                                "upload_url",
                                "http://127.0.0.1:"
                                        + server.getAddress().getPort()
                                        + "/upload/"
                                        + form.get("filename"));
                        reply.put("file_id", form.get("filename"));
                        alts.put(form.getOrDefault("filename", ""), form.getOrDefault("alt_txt", ""));
                        yield Integer.parseInt(form.getOrDefault("length", "0")) > 0 ? "" : "invalid_arguments";
                    }
                    case "files.completeUploadExternal" -> {
                        var id = call.json("files").path(0).path("id").asText();
                        shared.add(new Upload(
                                id,
                                form.getOrDefault("channel_id", ""),
                                form.getOrDefault("thread_ts", ""),
                                alts.getOrDefault(id, ""),
                                uploads.getOrDefault(id, new byte[0])));
                        yield uploads.containsKey(id) ? "" : "file_not_found";
                    }
                    default -> "unknown_method";
                };
        if (!error.isEmpty()) {
            refusals.add(call.method() + ": " + error);
        }
        return error.isEmpty() ? Optional.empty() : Optional.of(error);
    }

    /// Why nothing can be written into a channel, or "".
    public String gone(String channel) {
        if (!channel.startsWith("D") && !channels.containsKey(channel)) {
            return "channel_not_found";
        }
        return channel.startsWith("C")
                        && channels.get(channel).path("is_archived").asBoolean()
                ? "is_archived"
                : "";
    }

    public boolean knows(String user) {
        return users.containsKey(user);
    }

    private String posted(Map<String, String> form, ObjectNode reply) {
        var channel = form.getOrDefault("channel", "");
        var gone = gone(channel);
        if (!gone.isEmpty()) {
            return gone;
        }
        var problem = BlockCheck.problem(form);
        if (!problem.isEmpty()) {
            return problem;
        }
        if (!"false".equals(form.get("unfurl_links")) || !"false".equals(form.get("unfurl_media"))) {
            return "jackdaw_must_not_unfurl";
        }
        var message = post(channel, form.getOrDefault("thread_ts", ""));
        message.put("text", form.get("text"));
        if (form.containsKey("blocks")) {
            message.set("blocks", Json.own(form.get("blocks"), JsonNode.class));
        }
        if (form.containsKey("metadata")) {
            message.set("metadata", Json.own(form.get("metadata"), JsonNode.class));
        }
        reply.put("ts", message.path("ts").asText()).put("channel", channel);
        return "";
    }

    private String updated(Map<String, String> form, ObjectNode reply) {
        var problem = BlockCheck.problem(form);
        if (!problem.isEmpty()) {
            return problem;
        }
        var found = own(form);
        if (found.isEmpty()) {
            return "message_not_found";
        }
        var message = found.get();
        if (message.has("streaming")) {
            return "streaming_state_conflict";
        }
        message.put("text", form.get("text"));
        message.set("blocks", Json.own(form.getOrDefault("blocks", "[]"), JsonNode.class));
        if (form.containsKey("metadata")) {
            message.set("metadata", Json.own(form.get("metadata"), JsonNode.class));
        }
        reply.put("ts", form.get("ts"));
        return "";
    }

    /// The message of Jackdaw's that a call names.
    public Optional<ObjectNode> own(Map<String, String> form) {
        return messages.getOrDefault(form.getOrDefault("channel", ""), List.of()).stream()
                .filter(m -> m.path("ts").asText().equals(form.get("ts")))
                .filter(m -> m.path("user").asText().equals(BOT))
                .findFirst();
    }

    private String deleted(Map<String, String> form) {
        var found = own(form);
        found.ifPresent(message -> messages.get(form.get("channel")).remove(message));
        return found.isPresent() ? "" : "message_not_found";
    }

    private String session(Map<String, String> form) {
        var status = form.getOrDefault("status", "");
        sessions.put(form.getOrDefault("channel_id", "") + " " + form.getOrDefault("thread_ts", ""), status);
        return List.of("processing", "active", "suspended", "closed").contains(status) ? "" : "invalid_arguments";
    }

    private String published(Map<String, String> form) {
        var view = Json.own(form.getOrDefault("view", "{}"), JsonNode.class);
        var blocks = Map.of("blocks", Json.text(view.path("blocks")));
        homes.put(form.getOrDefault("user_id", ""), view);
        return view.path("type").asText().equals("home") && view.path("blocks").size() <= 100
                ? BlockCheck.blocks(blocks)
                : "invalid_arguments";
    }

    private String prompts(Map<String, String> form) {
        var prompts = Json.own(form.getOrDefault("prompts", "[]"), JsonNode.class);
        boolean good = form.containsKey("channel_id") && prompts.size() >= 1 && prompts.size() <= 4;
        for (var prompt : prompts) {
            good &= !prompt.path("title").asText().isEmpty()
                    && !prompt.path("message").asText().isEmpty();
        }
        return good ? "" : "invalid_arguments";
    }

    /// A session's state as Slack shows it.
    public synchronized String session(String channel, String thread) {
        return sessions.getOrDefault(channel + " " + thread, "");
    }

    /// What somebody sees as App Home.
    public synchronized JsonNode home(String user) {
        return homes.getOrDefault(user, Json.mapper().createObjectNode());
    }

    /// All open streams die, as they do after five minutes.
    public synchronized void expireStreams() {
        messages.values().forEach(all -> all.forEach(m -> m.remove("streaming")));
    }

    /// A new message of Jackdaw's.
    public ObjectNode post(String channel, String thread) {
        var ts = nextTs();
        var message = Json.mapper().createObjectNode().put("ts", ts).put("user", BOT);
        message.put("thread_ts", thread.isEmpty() ? ts : thread);
        messages.computeIfAbsent(channel, c -> new ArrayList<>()).add(message);
        return message;
    }

    private String replies(Map<String, String> form, ObjectNode reply) {
        var found = reply.putArray("messages");
        var thread = form.getOrDefault("ts", "");
        for (var message : messages.getOrDefault(form.getOrDefault("channel", ""), List.of())) {
            if (thread.isEmpty() || message.path("thread_ts").asText().equals(thread)) {
                found.add(message);
            }
        }
        return "true".equals(form.get("include_all_metadata")) ? "" : "jackdaw_wants_metadata";
    }

    private void upload(HttpExchange exchange) throws IOException {
        var name = exchange.getRequestURI().getPath().substring("/upload/".length());
        var content = exchange.getRequestBody().readAllBytes();
        synchronized (this) {
            uploads.put(name, content);
        }
        send(exchange, 200, "OK");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
