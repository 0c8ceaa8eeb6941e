package dev.jackdaw.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpokenTextTest {
    private final SpokenText text = new SpokenText();

    @Test
    void an_answer_is_read_while_it_is_written() {
        assertThat(text.add("submit", "{\"te")).isTrue();
        assertThat(text.soFar()).isEmpty();
        text.add("submit", "xt\": \"It is \\\"one\\\" o");
        assertThat(text.soFar()).isEqualTo("It is \"one\" o");
        text.add("submit", "r two.\\u00");
        assertThat(text.soFar()).isEqualTo("It is \"one\" or two.");
        text.add("submit", "e9\", \"results\": []}");
        assertThat(text.soFar()).isEqualTo("It is \"one\" or two.é");
    }

    @Test
    void only_what_is_handed_in_is_an_answer() {
        assertThat(text.add("run_sql", "{\"text\": \"SELECT\"")).isFalse();
        assertThat(text.soFar()).isEmpty();
    }

    @Test
    void another_attempt_begins_anew() {
        text.add("submit", "{\"text\": \"No");
        text.clear();
        assertThat(text.soFar()).isEmpty();
        text.add("submit", "{\"text\": \"Yes");
        assertThat(text.soFar()).isEqualTo("Yes");
    }
}
