package dev.jackdaw.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Slack on the other side of a real socket: its people, channels and messages, and what a test has
/// of it. Its Web API refuses what Slack would refuse, and that is remembered. Thread-safe.
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

    private static final AtomicLong DAYS = new AtomicLong(1_700_000_000_000_000L);
    private final Map<String, ObjectNode> users = new ConcurrentHashMap<>();
    private final Map<String, ObjectNode> channels = new ConcurrentHashMap<>();
    private final Map<String, List<ObjectNode>> messages = new LinkedHashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private final FakeFaults faults = new FakeFaults();
    private final FakeFiles files = new FakeFiles();
    private final FakeApp app = new FakeApp();
    private final FakeWebApi api;

    /// Each Slack begins at a day of its own, as messages are known by their time.
    private long clock = DAYS.getAndAdd(86_400_000_000L);

    public FakeSlack() {
        user("UMARIA", "maria@example.com");
        user("UJOE", "joe@example.com");
        channel("C1", false);
        api = new FakeWebApi(this, app, faults, files);
    }

    public String url() {
        return api.base() + "/api/";
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
    public void fail(String method, Object fault) {
        faults.fail(method, fault);
    }

    /// Every nth call fails, with each kind of fault in turn; 0 for none.
    public void failEvery(int nth) {
        faults.failEvery(nth);
    }

    /// How far apart messages to one channel must be.
    public void pace(Duration between) {
        faults.pace(between);
    }

    /// Calls of a method get no answer until they may.
    public void slow(String method, boolean now) {
        faults.slow(method, now);
    }

    /// How many wait so.
    public int waiting() {
        return faults.waiting();
    }

    public synchronized void revoke() {
        app.token("revoked");
    }

    public synchronized void restore() {
        app.token(TOKEN);
    }

    public synchronized void scopes(String now) {
        app.scopes(now);
    }

    public synchronized void socket(String url) {
        app.socket(url);
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

    String nextTs() {
        clock += 1_000;
        return "%d.%06d".formatted(clock / 1_000_000, clock % 1_000_000);
    }

    /// Jackdaw's messages in a thread, oldest first.
    public synchronized List<ObjectNode> posts(String channel, String thread) {
        return messages(channel).stream()
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

    synchronized void called(Call call) {
        calls.add(call);
    }

    public synchronized List<Call> calls(String method) {
        return calls.stream().filter(c -> c.method().equals(method)).toList();
    }

    synchronized void refused(String why) {
        refusals.add(why);
    }

    public synchronized List<String> refusals() {
        return List.copyOf(refusals);
    }

    public synchronized List<Upload> shared() {
        return files.shared();
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

    Map<String, ObjectNode> users() {
        return users;
    }

    Map<String, ObjectNode> channels() {
        return channels;
    }

    /// A channel's messages, oldest first; whoever reads or changes them holds this Slack's lock.
    List<ObjectNode> messages(String channel) {
        return messages.getOrDefault(channel, List.of());
    }

    /// The message of Jackdaw's that a call names.
    public Optional<ObjectNode> own(Map<String, String> form) {
        return messages(form.getOrDefault("channel", "")).stream()
                .filter(m -> m.path("ts").asText().equals(form.get("ts")))
                .filter(m -> m.path("user").asText().equals(BOT))
                .findFirst();
    }

    /// A session's state as Slack shows it.
    public synchronized String session(String channel, String thread) {
        return app.session(channel, thread);
    }

    /// What somebody sees as App Home.
    public synchronized JsonNode home(String user) {
        return app.home(user);
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

    @Override
    public void close() {
        api.close();
    }
}
