package dev.jackdaw.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/// A page that looks like Slack, for talking with Jackdaw without a workspace: the service runs as
/// a process of its own, gets signed requests as from Slack, and answers to the stand-in of Slack's
/// Web API, which refuses what Slack refuses. `scripts/jackdaw slack-sandbox` starts it.
public final class SlackSandbox {
    private static final Pattern PORT = Pattern.compile("listening on port (\\d+)");
    private static final String CHANNEL = "C1";
    private final FakeSlack slack = new FakeSlack();
    private final HttpClient client = HttpClient.newHttpClient();

    /// Nobody else can speak as this Slack.
    private final String secret = UUID.randomUUID().toString();

    private volatile int port;
    private int count;

    private SlackSandbox() {
        slack.user("UGUEST", "guest@example.com").put("is_restricted", true);
    }

    /// Arguments: the command that starts Jackdaw, and the page's port.
    public static void main(String[] arguments) throws Exception {
        var sandbox = new SlackSandbox();
        var service = sandbox.service(arguments[0]);
        Runtime.getRuntime().addShutdownHook(new Thread(service::destroy));
        try (var log = service.inputReader(StandardCharsets.UTF_8)) {
            for (var line = log.readLine(); line != null; line = log.readLine()) {
                System.err.println(line);
                var found = PORT.matcher(line);
                if (found.find()) {
                    sandbox.port = Integer.parseInt(found.group(1));
                } else if (line.contains("ready")) {
                    sandbox.page(Integer.parseInt(arguments[1]));
                }
            }
        }
        System.exit(service.waitFor());
    }

    private Process service(String command) throws IOException {
        var builder = new ProcessBuilder(command, "serve").redirectErrorStream(true);
        builder.environment().putAll(slack.settings(secret));
        builder.environment().put("PORT", "0");
        return builder.start();
    }

    private void page(int at) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 100);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        System.err.println(
                "The sandbox is at http://127.0.0.1:" + server.getAddress().getPort() + "/ – Ctrl-C ends it.");
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (elsewhere(exchange)) {
            exchange.sendResponseHeaders(403, -1);
            exchange.close();
            return;
        }
        try {
            if (exchange.getRequestMethod().equals("POST")) {
                var body = Json.own(
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), JsonNode.class);
                send(
                        exchange,
                        "application/json",
                        Json.text(Map.of("ts", done(path, body))).getBytes(StandardCharsets.UTF_8));
            } else if (path.equals("/state")) {
                send(exchange, "application/json", Json.text(state()).getBytes(StandardCharsets.UTF_8));
            } else if (path.startsWith("/file/")) {
                var name = path.substring("/file/".length());
                var file = slack.shared().stream()
                        .filter(f -> f.name().equals(name))
                        .findFirst()
                        .orElseThrow();
                send(exchange, name.endsWith(".png") ? "image/png" : "text/csv", file.content());
            } else {
                try (var page = SlackSandbox.class.getResourceAsStream("/sandbox.html")) {
                    send(exchange, "text/html; charset=utf-8", page.readAllBytes());
                }
            }
        } catch (RuntimeException | InterruptedException e) {
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        }
    }

    /// Whether a page of another site, or under another name, asks: the data may be a company's.
    private static boolean elsewhere(HttpExchange exchange) {
        var here = "127.0.0.1:" + exchange.getLocalAddress().getPort();
        var origin = exchange.getRequestHeaders().getFirst("Origin");
        return !here.equals(exchange.getRequestHeaders().getFirst("Host"))
                || (origin != null && !origin.equals("http://" + here));
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /// Does in Slack what somebody did on the page; the `ts` of what they wrote, if anything.
    private String done(String path, JsonNode what) throws IOException, InterruptedException {
        var user = what.path("user").asText();
        return switch (path) {
            case "/say" -> say(user, what);
            case "/press" -> press(user, what);
            case "/submit" -> submit(user, what);
            default -> home(user);
        };
    }

    private String say(String user, JsonNode what) throws IOException, InterruptedException {
        var text = what.path("text").asText();
        var thread = what.path("thread").asText("");
        boolean direct = what.path("direct").asBoolean();
        var channel = direct ? "D" + user : CHANNEL;
        boolean mention = !direct && thread.isEmpty();
        var whole = mention ? "<@" + FakeSlack.BOT + "> " + text : text;
        var ts = slack.wrote(channel, user, whole, thread);
        var event = SlackEvents.message(mention ? "app_mention" : "message", channel, user, whole, ts);
        if (!thread.isEmpty()) {
            event.put("thread_ts", thread);
        }
        json(SlackEvents.envelope(event));
        return ts;
    }

    private ObjectNode interaction(String type, String user) {
        count++;
        var payload = Json.mapper().createObjectNode().put("type", type).put("trigger_id", "trigger" + count);
        payload.putObject("team").put("id", FakeSlack.TEAM);
        payload.putObject("user").put("id", user);
        return payload;
    }

    private String press(String user, JsonNode what) throws IOException, InterruptedException {
        var payload = interaction("block_actions", user);
        var ts = what.path("message").asText("");
        if (!ts.isEmpty()) {
            payload.putObject("channel").put("id", what.path("channel").asText());
            payload.putObject("message")
                    .put("ts", ts)
                    .put("thread_ts", what.path("thread").asText(ts));
            payload.putObject("container").put("message_ts", ts);
        }
        payload.putArray("actions")
                .addObject()
                .put("action_id", what.path("action").asText())
                .put("value", what.path("value").asText());
        form(payload);
        return "";
    }

    private String submit(String user, JsonNode what) throws IOException, InterruptedException {
        var payload = interaction("view_submission", user);
        var view = payload.putObject("view");
        view.put("callback_id", what.path("callback").asText());
        view.put("private_metadata", what.path("metadata").asText());
        view.putObject("state")
                .putObject("values")
                .putObject("jackdaw_reason")
                .putObject("jackdaw_reason")
                .put("value", what.path("text").asText());
        form(payload);
        return "";
    }

    private String home(String user) throws IOException, InterruptedException {
        for (var tab : new String[] {"home", "messages"}) {
            var event = Json.mapper().createObjectNode().put("type", "app_home_opened");
            event.put("user", user).put("channel", "D" + user).put("tab", tab);
            json(SlackEvents.envelope(event));
        }
        return "";
    }

    private void json(JsonNode body) throws IOException, InterruptedException {
        signed(Json.text(body), "application/json");
    }

    private void form(JsonNode payload) throws IOException, InterruptedException {
        signed(
                "payload=" + URLEncoder.encode(Json.text(payload), StandardCharsets.UTF_8),
                "application/x-www-form-urlencoded");
    }

    private void signed(String body, String type) throws IOException, InterruptedException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var now = String.valueOf(Instant.now().getEpochSecond());
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/slack/events"))
                .header("Content-Type", type)
                .header("X-Slack-Request-Timestamp", now)
                .header("X-Slack-Signature", SlackEvents.signature(secret, now, bytes))
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build();
        client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /// All that a Slack client would show.
    private ObjectNode state() {
        var state = Json.mapper().createObjectNode();
        state.put("bot", FakeSlack.BOT).put("channel", CHANNEL);
        state.set("messages", Json.tree(slack.everything()));
        var whispers = state.putArray("whispers");
        for (var call : slack.calls("chat.postEphemeral")) {
            var whisper = whispers.addObject()
                    .put("channel", call.form().get("channel"))
                    .put("user", call.form().get("user"));
            whisper.put("thread_ts", call.form().getOrDefault("thread_ts", "")).put("at", call.at());
            whisper.set("blocks", call.json("blocks"));
        }
        var status = state.putObject("status");
        slack.calls("assistant.threads.setStatus")
                .forEach(c -> status.put(
                        c.form().get("channel_id") + " " + c.form().get("thread_ts"),
                        c.form().get("status")));
        var homes = state.putObject("homes");
        slack.calls("views.publish").forEach(c -> homes.set(c.form().get("user_id"), c.json("view")));
        var prompts = state.putObject("prompts");
        slack.calls("assistant.threads.setSuggestedPrompts")
                .forEach(c -> prompts.set(c.form().get("channel_id"), c.json("prompts")));
        var views = slack.calls("views.open");
        state.put("views", views.size());
        if (!views.isEmpty()) {
            state.set("view", views.getLast().json("view"));
        }
        var files = state.putArray("files");
        slack.shared()
                .forEach(f -> files.addObject()
                        .put("name", f.name())
                        .put("channel", f.channel())
                        .put("thread_ts", f.thread())
                        .put("alt", f.alt()));
        state.set("refusals", Json.tree(slack.refusals()));
        return state;
    }
}
