package dev.jackdaw.sandbox;

import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/// Slack for a service in a process of its own.
public final class SlackSender implements AutoCloseable {
    private final FakeSlack slack = new FakeSlack();
    private final HttpClient client = HttpClient.newHttpClient();

    /// From now on every tenth call fails in some way.
    public void rough() {
        slack.failEvery(10);
    }

    /// What the service needs to know.
    public Map<String, String> settings() {
        return slack.settings(SlackEvents.SECRET);
    }

    /// Somebody mentions Jackdaw; the message's `ts`. Slack hears that it arrived.
    public String mention(int port, String text) {
        var whole = "<@" + FakeSlack.BOT + "> " + text;
        var ts = slack.wrote("C1", "UMARIA", whole, "");
        var body = Json.text(SlackEvents.envelope(SlackEvents.message("app_mention", "C1", "UMARIA", whole, ts)))
                .getBytes(StandardCharsets.UTF_8);
        var now = String.valueOf(Instant.now().getEpochSecond());
        var signature = SlackEvents.signature(SlackEvents.SECRET, now, body);
        var reply = SlackEvents.send(client, port, body, "application/json", now, signature);
        if (reply.statusCode() != 200) {
            throw new AssertionError("not taken: " + reply.statusCode() + " " + reply.body());
        }
        return ts;
    }

    /// Channels to post to.
    public void channels(List<String> ids) {
        ids.forEach(id -> slack.channel(id, false));
    }

    /// How often each thing that has a key was posted.
    public Map<String, Integer> posted() {
        var counts = new TreeMap<String, Integer>();
        slack.everything()
                .values()
                .forEach(messages -> messages.forEach(m -> {
                    var key = m.at("/metadata/event_payload/key").asText();
                    if (!key.isEmpty()) {
                        counts.merge(key, 1, Integer::sum);
                    }
                }));
        return counts;
    }

    /// Waits until something holds.
    public static void until(String what, Duration patience, BooleanSupplier holds) {
        FakeSlack.until(what, patience, holds);
    }

    /// How many messages stand in a question's thread.
    public int answers(String ts) {
        return slack.posts("C1", ts).size();
    }

    /// Whether its asker was told that nothing will come of it.
    public boolean apologised(String ts) {
        return slack.calls("chat.postEphemeral").stream()
                .anyMatch(c -> ts.equals(c.form().get("thread_ts"))
                        && c.form().getOrDefault("text", "").contains("Sorry"));
    }

    /// Waits until a question's thread shows this.
    public void untilShown(String ts, String words) {
        FakeSlack.until(words, () -> Json.text(slack.posts("C1", ts)).contains(words));
    }

    /// Waits until each question has an answer or an apology: a channel takes one message a second.
    public void untilAnswered(List<String> asked) {
        FakeSlack.until(
                "all answers",
                Duration.ofSeconds(60 + 2L * asked.size()),
                () -> asked.stream().allMatch(ts -> !slack.told("C1", ts).isEmpty() || apologised(ts)));
    }

    @Override
    public void close() {
        slack.close();
    }
}
