package dev.jackdaw.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Requests as Slack sends them: events in their envelope, signed.
public final class SlackEvents {
    /// The signing secret of Slack's own example.
    public static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private SlackEvents() {}

    /// An event's envelope, with an id of its own.
    public static ObjectNode envelope(ObjectNode event) {
        var envelope = Json.mapper()
                .createObjectNode()
                .put("type", "event_callback")
                .put("team_id", FakeSlack.TEAM)
                .put("token", "verification")
                .put("event_id", "Ev" + COUNT.incrementAndGet());
        envelope.set("event", event);
        envelope.putArray("authorizations").addObject().put("team_id", FakeSlack.TEAM);
        return envelope;
    }

    /// A message, as an event of this type.
    public static ObjectNode message(String type, String channel, String user, String text, String ts) {
        return Json.mapper()
                .createObjectNode()
                .put("type", type)
                .put("channel", channel)
                .put("user", user)
                .put("text", text)
                .put("ts", ts);
    }

    /// The signature of a body at a time in seconds: HMAC-SHA256, as Slack's documentation gives it.
    public static String signature(String secret, String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Sends a body to the service on this port of this machine.
    public static HttpResponse<String> send(
            HttpClient client, int port, byte[] body, String type, String timestamp, String signature) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/slack/events"))
                .header("Content-Type", type)
                .header("X-Slack-Request-Timestamp", timestamp)
                .header("X-Slack-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
