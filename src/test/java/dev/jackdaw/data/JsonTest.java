package dev.jackdaw.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.core.PermanentException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private record Thing(String name, BigDecimal amount, Instant at, Duration took, LocalDate day) {}

    @Test
    void numbers_keep_their_scale_and_times_are_iso_text() throws JsonProcessingException {
        var thing = new Thing(
                "ä \"q\"",
                new BigDecimal("120.00"),
                Instant.parse("2026-06-17T09:00:00.000001Z"),
                Duration.ofMillis(1_500),
                LocalDate.of(2026, 6, 17));
        var text = Json.text(thing);
        assertThat(text)
                .isEqualTo("{\"name\":\"ä \\\"q\\\"\",\"amount\":120.00,\"at\":\"2026-06-17T09:00:00.000001Z\","
                        + "\"took\":\"PT1.5S\",\"day\":\"2026-06-17\"}");
        assertThat(Json.read(text, Thing.class)).isEqualTo(thing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.10", "1234567890123456789.000000001", "100", "1.50"})
    void a_number_reads_back_to_the_last_zero(String number) throws JsonProcessingException {
        assertThat(Json.text(new BigDecimal(number))).isEqualTo(number);
        var tree = Json.read("{\"n\": " + number + "}", JsonNode.class);
        assertThat(Json.text(tree)).isEqualTo("{\"n\":" + number + "}");
        assertThat(Json.text(Json.tree(List.of(new BigDecimal(number))))).isEqualTo("[" + number + "]");
    }

    @Test
    void no_number_is_written_with_an_exponent() {
        assertThat(Json.text(new BigDecimal("1E+3"))).isEqualTo("1000");
        assertThat(Json.text(new BigDecimal("1E-9"))).isEqualTo("0.000000001");
    }

    /// PostgreSQL's jsonb has no place for it.
    @Test
    void the_character_nul_is_replaced() {
        assertThat(Json.text("a\0b")).isEqualTo("\"a\ufffdb\"");
        assertThat(Json.text(Map.of("a\0", "\\\0"))).isEqualTo("{\"a\ufffd\":\"\\\\\ufffd\"}");
        assertThat(Json.own(Json.text("\0\0"), String.class)).isEqualTo("\ufffd\ufffd");
    }

    /// A person may write about it, and a model's arguments hold it as they were written.
    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "what is \\u0000?", "{\"sql\": \"a\\u0000b\"}", "\\\\u0000", "u0000", "\\"})
    void what_only_spells_it_reads_back_as_it_was(String text) {
        assertThat(Json.own(Json.text(text), String.class)).isEqualTo(text);
        assertThat(Json.own(Json.text(List.of(text)), String[].class)).containsExactly(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\t\r\b\f\u0001\u001f\u007f", "😀 \u202e </script>", "a\u2028b"})
    void any_text_reads_back_and_stands_on_one_line(String text) {
        assertThat(Json.text(text)).doesNotContain("\n");
        assertThat(Json.own(Json.text(text), String.class)).isEqualTo(text);
    }

    @Test
    void unknown_fields_are_let_be_and_words_of_enums_are_read_in_any_case() throws JsonProcessingException {
        var thing = Json.read("{\"name\": \"a\", \"colour\": \"red\"}", Thing.class);
        assertThat(thing.name()).isEqualTo("a");
        assertThat(Json.read("\"Governed_Metric\"", Basis.class)).isEqualTo(Basis.GOVERNED_METRIC);
        assertThat(Json.text(Basis.values()))
                .isEqualTo("[\"governed_metric\",\"validated_query\",\"model_written\",\"schema\","
                        + "\"conversation\",\"refused\",\"unanswered\"]");
        assertThat(Arrays.stream(Basis.values()).map(Basis::label)).doesNotHaveDuplicates();
    }

    @Test
    void what_was_stored_and_has_another_shape_is_said_without_the_text() {
        assertThatThrownBy(() -> Json.own("{\"at\": \"no time\"}", Thing.class))
                .isInstanceOf(PermanentException.class)
                .hasMessageStartingWith("stored JSON is not a Thing: ")
                .hasMessageEndingWith(". It was written by another version, or changed by hand");
        assertThatThrownBy(() -> Json.own("{", Thing.class)).isInstanceOf(PermanentException.class);
    }

    @Test
    void what_can_not_be_written_is_said() {
        assertThatThrownBy(() -> Json.text(new Object[] {new Object()}))
                .isInstanceOf(PermanentException.class)
                .hasMessageStartingWith("can't write class ");
    }

    @Test
    void for_people_it_is_indented() {
        assertThat(Json.pretty(Map.of("a", List.of(1)))).isEqualTo("{\n  \"a\" : [ 1 ]\n}");
    }
}
