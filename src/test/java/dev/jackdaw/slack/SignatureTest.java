package dev.jackdaw.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestCompany;
import dev.jackdaw.data.Json;
import dev.jackdaw.sandbox.SlackEvents;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What comes to `/slack/events` and is not what it should be.
class SignatureTest {
    private static final String VERIFY = "{\"type\":\"url_verification\",\"challenge\":\"c1\"}";
    private static TestCompany company;
    private static SlackFixture slack;

    @BeforeAll
    static void open() {
        company = TestCompany.open();
        slack = new SlackFixture(company, Map.of());
    }

    @AfterAll
    static void close() {
        slack.close();
        company.close();
    }

    /// The example on Slack's page.
    @Test
    void the_signature_is_the_one_that_slack_describes() {
        var body =
                "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
        assertThat(new Signature(SlackEvents.SECRET, Clock.systemUTC())
                        .sign("1531420618", body.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503");
    }

    private static int status(String body, Duration off, String secret) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var time = String.valueOf(Instant.now().plus(off).getEpochSecond());
        var signature = new Signature(secret, Clock.systemUTC()).sign(time, bytes);
        return slack.send(bytes, "application/json", time, signature).statusCode();
    }

    @Test
    void only_what_slack_signed_lately_is_taken() {
        assertThat(status(VERIFY, Duration.ZERO, SlackEvents.SECRET)).isEqualTo(200);
        assertThat(status(VERIFY, Duration.ofMinutes(-4), SlackEvents.SECRET)).isEqualTo(200);
        assertThat(status(VERIFY, Duration.ofMinutes(-6), SlackEvents.SECRET)).isEqualTo(401);
        assertThat(status(VERIFY, Duration.ofMinutes(6), SlackEvents.SECRET)).isEqualTo(401);
        assertThat(status(VERIFY, Duration.ZERO, "another")).isEqualTo(401);
        var bytes = VERIFY.getBytes(StandardCharsets.UTF_8);
        for (var pair : List.of(
                List.of("", ""), List.of("now", "v0=1"), List.of("1", ""), List.of("99999999999999999999", "v0="))) {
            assertThat(slack.send(bytes, "application/json", pair.get(0), pair.get(1))
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void the_body_is_signed_byte_by_byte() {
        for (var body : List.of(VERIFY + "\n", VERIFY + "\r\n", VERIFY.replace(",", ",\r\n "))) {
            assertThat(status(body, Duration.ZERO, SlackEvents.SECRET)).isEqualTo(200);
        }
        var bytes = VERIFY.getBytes(StandardCharsets.UTF_8);
        var now = String.valueOf(Instant.now().getEpochSecond());
        var signature = new Signature(SlackEvents.SECRET, Clock.systemUTC()).sign(now, bytes);
        var changed = (VERIFY + " ").getBytes(StandardCharsets.UTF_8);
        assertThat(slack.send(changed, "application/json", now, signature).statusCode())
                .isEqualTo(401);
    }

    @Test
    void the_challenge_is_given_back() {
        var bytes = VERIFY.getBytes(StandardCharsets.UTF_8);
        var now = String.valueOf(Instant.now().getEpochSecond());
        var signature = new Signature(SlackEvents.SECRET, Clock.systemUTC()).sign(now, bytes);
        assertThat(slack.send(bytes, "application/json", now, signature).body()).isEqualTo("{\"challenge\":\"c1\"}");
    }

    @Test
    void what_can_t_be_read_is_refused_and_what_is_unknown_is_acknowledged() {
        for (var body : List.of("", "{", "{}", "[]", "nothing=1", "payload=%7B", "payload=%ZZ", "{\"type\": 5}")) {
            assertThat(slack.signed(body, "application/json")).as(body).isEqualTo(400);
        }
        var event = Json.mapper().createObjectNode();
        for (var type : List.of(
                "reaction_added",
                "message",
                "app_mention",
                "team_join",
                "agent_session_stopped",
                "app_home_opened",
                "")) {
            event.put("type", type).put("subtype", "channel_topic");
            assertThat(slack.sendJson(SlackEvents.envelope(event))).as(type).isEqualTo(200);
        }
        for (var type :
                List.of("block_actions", "view_submission", "message_action", "view_closed", "workflow_step_edit")) {
            assertThat(slack.sendForm(
                            Json.mapper().createObjectNode().put("type", type).put("trigger_id", type)))
                    .as(type)
                    .isEqualTo(200);
        }
        var ts = slack.mention("C1", "UMARIA", "What is our MRR?");
        assertThat(slack.slack.post("C1", ts, 1).path("text").asText()).contains("MRR");
    }

    @Test
    void a_body_without_end_is_refused() {
        for (int size : List.of(1_100_000, 1_500_000, 2_000_000)) {
            assertThat(slack.signed("{\"type\":\"x\",\"a\":\"" + "y".repeat(size) + "\"}", "application/json"))
                    .isEqualTo(413);
        }
    }
}
