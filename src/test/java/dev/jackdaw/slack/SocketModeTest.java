package dev.jackdaw.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.TestCompany;
import dev.jackdaw.data.Json;
import dev.jackdaw.sandbox.FakeSlack;
import dev.jackdaw.sandbox.SlackEvents;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.junit.jupiter.api.Test;

/// The same door over a WebSocket.
class SocketModeTest {
    private static final class Server extends WebSocketServer implements AutoCloseable {
        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final CountDownLatch started = new CountDownLatch(1);

        Server() {
            super(new InetSocketAddress("127.0.0.1", 0));
            setReuseAddr(true);
            start();
        }

        String url() {
            try {
                started.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "ws://127.0.0.1:" + getPort() + "/link";
        }

        @Override
        public void onOpen(WebSocket socket, ClientHandshake handshake) {
            socket.send("{\"type\":\"hello\",\"num_connections\":1,\"connection_info\":{\"app_id\":\"A1\"}}");
        }

        @Override
        public void onClose(WebSocket socket, int code, String reason, boolean remote) {}

        @Override
        public void onMessage(WebSocket socket, String message) {
            heard.add(message);
        }

        @Override
        public void onError(WebSocket socket, Exception e) {}

        @Override
        public void onStart() {
            started.countDown();
        }

        void envelope(String id, String type, JsonNode payload) {
            var envelope = Json.mapper()
                    .createObjectNode()
                    .put("envelope_id", id)
                    .put("type", type)
                    .put("accepts_response_payload", false)
                    .put("retry_attempt", 0);
            envelope.set("payload", payload);
            broadcast(Json.text(envelope));
        }

        boolean acknowledged(String id) {
            return heard.stream().anyMatch(m -> m.contains("\"envelope_id\":\"" + id + "\""));
        }

        @Override
        public void close() {
            try {
                stop(1_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void events_interactions_and_commands_come_over_the_socket() throws Exception {
        try (var company = TestCompany.open();
                var server = new Server();
                var slack = new SlackFixture(company, Map.of())) {
            slack.slack.socket(server.url());
            try (var door = SlackFixture.overSocket(slack)) {
                assertThat(door.health()).isEqualTo("ok");
                FakeSlack.until("connected", () -> !server.getConnections().isEmpty());
                var whole = "<@" + FakeSlack.BOT + "> What is our MRR by plan?";
                var ts = slack.slack.wrote("C1", "UMARIA", whole, "");
                var event = SlackEvents.envelope(SlackEvents.message("app_mention", "C1", "UMARIA", whole, ts));
                server.envelope("e1", "events_api", event);
                server.envelope("e2", "events_api", event);
                server.envelope(
                        "e3",
                        "events_api",
                        SlackEvents.envelope(Json.mapper()
                                .createObjectNode()
                                .put("type", "agent_session_stopped")
                                .put("channel", "C1")
                                .put("thread_ts", "9.9")
                                .put("user", "UMARIA")));
                for (var id : List.of("e1", "e2", "e3")) {
                    FakeSlack.until(id + " is acknowledged", () -> server.acknowledged(id));
                }
                var post = slack.slack.post("C1", ts, 1);
                var payload = Json.mapper()
                        .createObjectNode()
                        .put("type", "block_actions")
                        .put("trigger_id", "t1");
                payload.putObject("team").put("id", FakeSlack.TEAM);
                payload.putObject("user").put("id", "UMARIA");
                payload.putObject("channel").put("id", "C1");
                payload.set("message", post);
                payload.putArray("actions")
                        .addObject()
                        .put("type", "button")
                        .put("action_id", ActionIds.SQL)
                        .put("value", SlackFixture.buttons(post).get(ActionIds.SQL));
                server.envelope("e4", "interactive", payload);
                FakeSlack.until(
                        "the SQL", () -> slack.whispers("UMARIA").stream().anyMatch(w -> w.contains("SELECT")));
                server.envelope(
                        "e5",
                        "slash_commands",
                        Json.own(
                                "{\"command\":\"/jackdaw\",\"text\":\"help\",\"team_id\":\"T1\",\"user_id\":\"UJOE\",\"channel_id\":\"C1\",\"trigger_id\":\"t5\"}",
                                JsonNode.class));
                FakeSlack.until(
                        "help", () -> slack.whispers("UJOE").stream().anyMatch(w -> w.contains("Ask me a question")));
                FakeSlack.until("all acknowledged", () -> server.acknowledged("e4") && server.acknowledged("e5"));
                assertThat(slack.slack.posts("C1", ts)).hasSize(1);
            }
        }
    }
}
