package dev.jackdaw.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.data.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {
    private static RequestBody body(String json) throws JsonProcessingException {
        return new RequestBody(Json.read(json, JsonNode.class));
    }

    @Test
    void a_text_and_a_flag_are_read() throws JsonProcessingException {
        var body = body("{\"text\": \" ä\\n\", \"yes\": false, \"none\": null}");
        assertThat(body.text("text")).isEqualTo(" ä\n");
        assertThat(body.flag("yes")).isFalse();
        assertThat(body.has("none")).isTrue();
        assertThat(body.has("other")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"f\": null}", "{\"f\": \"\"}", "{\"f\": \" \\n\"}", "{\"f\": 5}", "{\"f\": [\"x\"]}"})
    void what_is_no_text_is_a_bad_request(String json) throws JsonProcessingException {
        var body = body(json);
        assertThatThrownBy(() -> body.text("f"))
                .hasMessage("'f' must be a text")
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(400));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"f\": null}", "{\"f\": \"true\"}", "{\"f\": 1}"})
    void what_is_no_yes_or_no_is_a_bad_request(String json) throws JsonProcessingException {
        var body = body(json);
        assertThatThrownBy(() -> body.flag("f"))
                .hasMessage("'f' must be true or false")
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(400));
    }
}
