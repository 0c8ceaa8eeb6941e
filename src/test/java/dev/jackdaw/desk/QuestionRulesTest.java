package dev.jackdaw.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.core.UsageException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionRulesTest {
    @Test
    void blanks_around_it_go_and_those_inside_stay() {
        assertThat(QuestionRules.clean(" \n What  is\nour MRR?\t\u2003")).isEqualTo("What  is\nour MRR?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t\u2003"})
    void nothing_is_no_question(String text) {
        assertThatThrownBy(() -> QuestionRules.clean(text))
                .isInstanceOf(UsageException.class)
                .hasMessage("the question is empty. Ask something, for example: What is our MRR by plan?");
    }

    @Test
    void it_may_be_as_long_as_the_limit_and_no_longer_whatever_blanks_are_around_it() {
        assertThat(QuestionRules.clean("x".repeat(8_000) + "  ")).hasSize(8_000);
        assertThatThrownBy(() -> QuestionRules.clean("x".repeat(8_001)))
                .isInstanceOf(UsageException.class)
                .hasMessage("the question has 8001 characters; 8000 is the most. Ask for one thing at a time");
    }

    @Test
    void what_no_database_can_store_is_replaced() {
        assertThat(QuestionRules.clean("a\0b")).isEqualTo("a\ufffdb");
        assertThat(QuestionRules.clean("\ud83dx\ude00")).isEqualTo("\ufffdx\ufffd");
        assertThat(QuestionRules.clean("MRR 😀 für Ä")).isEqualTo("MRR 😀 für Ä");
        var clean = QuestionRules.clean("\ude00\ud83d");
        assertThat(new String(clean.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(clean);
    }
}
