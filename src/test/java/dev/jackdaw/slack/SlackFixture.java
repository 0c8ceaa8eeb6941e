package dev.jackdaw.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jackdaw.TestCompany;
import dev.jackdaw.app.Config;
import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.data.Json;
import dev.jackdaw.sandbox.FakeSlack;
import dev.jackdaw.sandbox.SlackEvents;
import dev.jackdaw.web.ApiKeys;
import dev.jackdaw.web.HttpDoor;
import dev.jackdaw.web.RunMetrics;
import dev.jackdaw.web.WebSettings;
import dev.jackdaw.web.Webhook;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/// Jackdaw with its Slack door behind a real HTTP server, and Slack on the other side. What it
/// sends is signed as Slack signs.
final class SlackFixture implements AutoCloseable {
    /// A slow machine must not make a test see work that another one does not.
    private static final Duration NEVER = Duration.ofHours(1);

    private static final AtomicInteger COUNT = new AtomicInteger();
    final FakeSlack slack = new FakeSlack();
    final TestCompany company;
    private final Jackdaw jackdaw;
    private final HttpDoor http;
    private final HttpClient client = HttpClient.newHttpClient();
    private SlackDoor door;

    SlackFixture(TestCompany company, Map<String, String> more) {
        this.company = company;
        var settings = new HashMap<>(company.jackdaw().config().environment());
        settings.putAll(slack.settings(SlackEvents.SECRET));
        settings.putAll(more);
        settings.values().removeIf(String::isEmpty);
        this.jackdaw = Jackdaw.open(new Config(settings));
        this.door = open(jackdaw.config().slack().with(NEVER, SlackSettings.STREAM_FOR));
        this.http = HttpDoor.open(
                new WebSettings(0, new ApiKeys("", Set.of()), 100),
                new RunMetrics(),
                Optional::empty,
                List.of(new Hook()));
        FakeSlack.until("the door knows itself", () -> !slack.calls("auth.test").isEmpty());
    }

    /// With Maria as the only one who is listed, an admin.
    static SlackFixture withAdmin(TestCompany company, Path folder) throws IOException {
        var people = folder.resolve("people.json");
        Files.writeString(people, "{\"slack:maria@example.com\": {\"admin\": true}}");
        return new SlackFixture(company, Map.of("JACKDAW_PRINCIPALS", people.toString()));
    }

    private final class Hook implements Webhook {
        @Override
        public String path() {
            return "/slack/events";
        }

        @Override
        public Reply answer(UnaryOperator<String> header, byte[] body) {
            var reply = door.http(header.apply("X-Slack-Request-Timestamp"), header.apply("X-Slack-Signature"), body);
            return new Reply(reply.status(), reply.type(), reply.body());
        }
    }

    Jackdaw jackdaw() {
        return jackdaw;
    }

    SlackDoor door() {
        return door;
    }

    /// The process ends and another one begins, as far as Slack is concerned.
    void reopen() {
        door.close();
        door = open(jackdaw.config().slack().with(NEVER, SlackSettings.STREAM_FOR));
    }

    /// Another door, over Socket Mode.
    static SlackDoor overSocket(SlackFixture fixture) {
        return fixture.open(fixture.jackdaw
                .config()
                .with("SLACK_APP_TOKEN", "xapp-1-A1-test")
                .slack());
    }

    private SlackDoor open(SlackSettings settings) {
        return SlackDoor.open(settings, jackdaw.services());
    }

    /// From now on work is shown as to people, and streams are left after this.
    void shown(Duration streamFor) {
        door.close();
        door = open(jackdaw.config().slack().with(SlackSettings.SHOW_AFTER, streamFor));
    }

    private static ObjectNode change(String subtype, String channel) {
        return Json.mapper()
                .createObjectNode()
                .put("type", "message")
                .put("subtype", subtype)
                .put("channel", channel);
    }

    /// Somebody changes what they wrote.
    void edit(String channel, String user, String ts, String text) {
        var event = change("message_changed", channel);
        event.putObject("message")
                .put("user", user)
                .put("ts", ts)
                .put("text", text)
                .putObject("edited")
                .put("ts", ts + "1");
        event.putObject("previous_message").put("text", "what was there before").put("ts", ts);
        sendJson(SlackEvents.envelope(event));
    }

    /// Somebody takes back what they wrote.
    void delete(String channel, String user, String ts) {
        var event = change("message_deleted", channel).put("deleted_ts", ts);
        event.putObject("previous_message").put("user", user).put("ts", ts);
        sendJson(SlackEvents.envelope(event));
    }

    /// Sends bytes as Slack does; the reply.
    HttpResponse<String> send(byte[] body, String type, String timestamp, String signature) {
        return SlackEvents.send(client, http.port(), body, type, timestamp, signature);
    }

    int signed(String body, String type) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var now = String.valueOf(Instant.now().getEpochSecond());
        var signature = new Signature(SlackEvents.SECRET, Clock.systemUTC()).sign(now, bytes);
        return send(bytes, type, now, signature).statusCode();
    }

    int sendJson(JsonNode body) {
        return signed(Json.text(body), "application/json");
    }

    /// An interaction, as a form.
    int sendForm(JsonNode payload) {
        return signed(
                "payload=" + URLEncoder.encode(Json.text(payload), StandardCharsets.UTF_8),
                "application/x-www-form-urlencoded");
    }

    /// Somebody mentions Jackdaw in a channel; the message's `ts`.
    String mention(String channel, String user, String text) {
        return mention(channel, user, text, "");
    }

    String mention(String channel, String user, String text, String thread) {
        var whole = "<@" + FakeSlack.BOT + "> " + text;
        var ts = slack.wrote(channel, user, whole, thread);
        var event = SlackEvents.message("app_mention", channel, user, whole, ts);
        if (!thread.isEmpty()) {
            event.put("thread_ts", thread);
        }
        sendJson(SlackEvents.envelope(event));
        return ts;
    }

    /// Somebody writes, without a mention; the message's `ts`.
    String write(String channel, String user, String text, String thread) {
        var ts = slack.wrote(channel, user, text, thread);
        var event = SlackEvents.message("message", channel, user, text, ts);
        if (!thread.isEmpty()) {
            event.put("thread_ts", thread);
        }
        sendJson(SlackEvents.envelope(event));
        return ts;
    }

    /// Somebody presses a button of a message.
    int press(String channel, String user, JsonNode message, String action, String value) {
        var payload = Json.mapper()
                .createObjectNode()
                .put("type", "block_actions")
                .put("trigger_id", "trigger" + COUNT.incrementAndGet());
        payload.putObject("team").put("id", FakeSlack.TEAM);
        payload.putObject("user").put("id", user);
        payload.putObject("channel").put("id", channel);
        payload.set("message", message);
        payload.putObject("container")
                .put("message_ts", message.path("ts").asText())
                .put("thread_ts", message.path("thread_ts").asText());
        payload.putArray("actions").addObject().put("action_id", action).put("value", value);
        return sendForm(payload);
    }

    /// Maria presses the first option of a question back.
    void first(String channel, JsonNode back) {
        var action = ActionIds.REPLY + "0";
        press(channel, "UMARIA", back, action, buttons(back).get(action));
    }

    /// Jackdaw's first message in a thread, once it is there.
    String answer(String channel, String ts) {
        return Json.text(slack.post(channel, ts, 1));
    }

    /// The values of a message's buttons, by action.
    static Map<String, String> buttons(JsonNode message) {
        var found = new HashMap<String, String>();
        for (var element : message.findParents("action_id")) {
            found.put(element.path("action_id").asText(), element.path("value").asText());
        }
        return found;
    }

    /// What was whispered to somebody.
    List<String> whispers(String user) {
        return slack.calls("chat.postEphemeral").stream()
                .filter(c -> user.equals(c.form().get("user")))
                .map(c -> c.form().getOrDefault("text", ""))
                .toList();
    }

    @Override
    public void close() {
        http.close();
        door.close();
        jackdaw.close();
        slack.close();
    }
}
