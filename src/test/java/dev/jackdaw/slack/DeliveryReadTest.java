package dev.jackdaw.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What Slack sends, in each of its ways, as one object.
class DeliveryReadTest {
    private static Delivery read(String body) {
        return Delivery.read(body).orElseThrow();
    }

    @Test
    void an_event_is_named_by_its_id() {
        var delivery = read(" \n{\"type\": \"event_callback\", \"event_id\": \"Ev1\", \"event\": {\"n\": 1}}");
        assertThat(delivery.key()).isEqualTo("event_callback Ev1");
        assertThat(delivery.kind()).isEqualTo("event_callback");
        assertThat(delivery.body().at("/event/n").asInt()).isEqualTo(1);
    }

    @Test
    void an_interaction_stands_in_a_form() {
        var json = "{\"type\": \"block_actions\", \"trigger_id\": \"1.2\", \"text\": \"a + b & ü = 100 %\"}";
        var delivery = read("x=1&payload=" + URLEncoder.encode(json, StandardCharsets.UTF_8));
        assertThat(delivery.key()).isEqualTo("block_actions 1.2");
        assertThat(delivery.body().path("text").asText()).isEqualTo("a + b & ü = 100 %");
        assertThat(delivery.body().has("x")).isFalse();
    }

    @Test
    void a_command_is_a_form_of_plain_fields() {
        var delivery = read("command=%2Fjackdaw&text=what+is+MRR%3F&trigger_id=9&empty=&=nothing&alone");
        assertThat(delivery.kind()).isEqualTo("slash_command");
        assertThat(delivery.key()).isEqualTo("slash_command 9");
        assertThat(delivery.body().path("text").asText()).isEqualTo("what is MRR?");
        assertThat(delivery.body().path("empty").asText("x")).isEmpty();
        assertThat(delivery.body().has("alone")).isFalse();
    }

    /// It is written into the inbox and kept there.
    @Test
    void keys_to_the_workspace_are_not_kept() {
        var keys = "\"token\": \"sesame\", \"response_url\": \"https://a\", \"response_urls\": [\"https://a\"]";
        assertThat(read("{\"type\": \"view_submission\", " + keys + "}").body()).hasSize(1);
        assertThat(read("command=a&token=sesame&response_url=b").body().toString())
                .doesNotContain("sesame", "response");
    }

    @Test
    void without_an_id_the_same_content_is_the_same_delivery() {
        var one = read("{\"type\": \"view_submission\", \"token\": \"a\", \"view\": {\"v\": 1}}");
        assertThat(read("{\"type\": \"view_submission\", \"view\": {\"v\": 1}, \"token\": \"b\"}")
                        .key())
                .isEqualTo(one.key());
        assertThat(read("{\"type\": \"view_submission\", \"view\": {\"v\": 2}}").key())
                .isNotEqualTo(one.key());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "{",
                "{}",
                "{\"type\": 5}",
                "{\"type\": null}",
                "[]",
                "null",
                "a=b",
                "payload=",
                "payload=null",
                "payload=%7B",
                "payload=[]",
                "command=%ZZ",
                "payload=%",
            })
    void what_is_neither_is_nothing(String body) {
        assertThat(Delivery.read(body)).isEmpty();
    }
}
