package dev.jackdaw.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {
    private static final Setting<Integer> NUMBER = Setting.number("N", "A number.", 8, 2, 100);
    private static final Setting<Long> DOLLARS = Setting.dollars("D", "An amount.", 1_500_000);
    private static final Setting<Duration> TIME = Setting.time("T", "A time.", Duration.ofSeconds(20));
    private static final Setting<String> CHOICE = Setting.choice("C", "A choice.", "plain", "fancy");

    @ParameterizedTest
    @CsvSource({"2, 2", "100, 100", "' 7 ', 7", "007, 7"})
    void a_number_within_its_bounds_is_read(String text, int number) {
        assertThat(NUMBER.in(Map.of("N", text))).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "101", "-5", "+5", "5.0", "five", "1e1", "9999999999999", "٥", "5 6"})
    void any_other_number_is_refused_with_its_bounds(String text) {
        assertThatThrownBy(() -> NUMBER.in(Map.of("N", text)))
                .isInstanceOf(UsageException.class)
                .hasMessage("N is '" + text + "'. It must be a number from 2 to 100");
    }

    @ParameterizedTest
    @CsvSource({"5, 5000000", "0.50, 500000", "0, 0", "0.000001, 1", "9999999.999999, 9999999999999"})
    void dollars_are_read_to_the_millionth(String text, long micros) {
        assertThat(DOLLARS.in(Map.of("D", text))).isEqualTo(micros);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$5", "5,50", "-1", ".5", "5.", "0.0000001", "10000000", "1e3"})
    void what_is_no_amount_is_refused(String text) {
        assertThatThrownBy(() -> DOLLARS.in(Map.of("D", text)))
                .isInstanceOf(UsageException.class)
                .hasMessage("D is '" + text + "'. Write US dollars, such as 5 or 0.50");
    }

    @ParameterizedTest
    @CsvSource({"20, PT20S", "20s, PT20S", "500ms, PT0.5S", "999999, PT277H46M39S"})
    void a_time_has_seconds_or_a_unit(String text, Duration time) {
        assertThat(TIME.in(Map.of("T", text))).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0s", "-1", "1.5", "5m", "5 s", "s", "1000000", "PT5S"})
    void what_is_no_time_is_refused(String text) {
        assertThatThrownBy(() -> TIME.in(Map.of("T", text)))
                .isInstanceOf(UsageException.class)
                .hasMessage("T is '" + text + "'. Write seconds, such as 20, or 500ms");
    }

    @Test
    void what_is_not_set_or_blank_is_what_holds_otherwise() {
        for (var environment : java.util.List.of(
                Map.<String, String>of(), Map.of("N", " ", "D", "", "T", "\t", "C", "  "), Map.of("n", "5"))) {
            assertThat(NUMBER.in(environment)).isEqualTo(8);
            assertThat(DOLLARS.in(environment)).isEqualTo(1_500_000);
            assertThat(TIME.in(environment)).isEqualTo(Duration.ofSeconds(20));
            assertThat(CHOICE.in(environment)).isEqualTo("plain");
            assertThat(NUMBER.value(environment)).isEmpty();
        }
    }

    @Test
    void what_holds_otherwise_is_said_in_words() {
        assertThat(NUMBER.standard()).isEqualTo("8");
        assertThat(DOLLARS.standard()).isEqualTo("1.5");
        assertThat(Setting.dollars("D", "", 500_000_000).standard()).isEqualTo("500");
        assertThat(TIME.standard()).isEqualTo("20");
        assertThat(CHOICE.standard()).isEqualTo("plain");
        assertThat(CHOICE.values()).isEqualTo("plain or fancy");
        assertThat(NUMBER.values()).isEqualTo("a number from 2 to 100");
        assertThat(NUMBER.otherwise("for good").standard()).isEqualTo("for good");
        assertThat(NUMBER.of("days").values()).isEqualTo("days");
    }

    @Test
    void a_choice_is_one_of_its_words_as_they_are_written() {
        assertThat(CHOICE.in(Map.of("C", "fancy"))).isEqualTo("fancy");
        assertThatThrownBy(() -> CHOICE.in(Map.of("C", "Fancy")))
                .isInstanceOf(UsageException.class)
                .hasMessage("C is 'Fancy'. Choose plain or fancy");
    }

    @Test
    void a_list_leaves_blank_parts_out_and_keeps_the_order() {
        var list = Setting.list("L", "Several.");
        assertThat(list.in(Map.of("L", " b, a ,,  c,"))).containsExactly("b", "a", "c");
        assertThat(list.in(Map.of("L", ",,"))).isEmpty();
        assertThat(list.in(Map.of())).isEmpty();
    }

    @Test
    void what_is_made_of_a_value_keeps_its_name_and_stays_hidden() {
        var hidden = Setting.text("S", "A secret.").hidden();
        var length = hidden.as(text -> text.map(String::length).orElse(0));
        assertThat(length.in(Map.of("S", " abc "))).isEqualTo(3);
        assertThat(length.in(Map.of())).isZero();
        assertThat(length.secret()).isTrue();
        assertThat(length.otherwise("x").of("y").secret()).isTrue();
        assertThat(NUMBER.secret()).isFalse();
        assertThatThrownBy(() -> NUMBER.as(n -> n * 2).in(Map.of("N", "1"))).hasMessageStartingWith("N is '1'");
        assertThat(NUMBER.as(n -> n * 2).in(Map.of("N", "5"))).isEqualTo(10);
    }

    @Test
    void what_is_parsed_is_told_its_setting_s_name() {
        var parsed = Setting.parsed("P", "", "text", (setting, text) -> setting + "=" + text);
        assertThat(parsed.in(Map.of("P", " v "))).contains("P=v");
        assertThat(parsed.in(Map.of("P", " "))).isEmpty();
    }
}
