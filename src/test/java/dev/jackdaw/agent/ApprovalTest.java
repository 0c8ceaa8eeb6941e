package dev.jackdaw.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A yes lets something happen that can't be taken back: whatever is not clearly one is a no.
class ApprovalTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "Yes",
                " YES! ",
                "y",
                "ok.",
                "Okay!!!",
                "go ahead",
                "Do it",
                "build it",
                "Approved",
                "yes please\n"
            })
    void a_clear_yes(String reply) {
        assertThat(Approval.agrees(reply)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "!",
                "no",
                "yes?",
                "yes, but only for 2025",
                "yes and no",
                "not ok",
                "don't do it",
                "yesterday",
                "yеs", // with a Cyrillic letter
                "yes\nno",
                "ja",
                "👍",
                "yes yes"
            })
    void anything_else_is_a_no(String reply) {
        assertThat(Approval.agrees(reply)).isFalse();
    }

    @Test
    void the_options_that_are_offered_mean_what_they_say() {
        assertThat(Approval.OPTIONS).containsExactly("yes", "no");
        assertThat(Approval.OPTIONS.stream().filter(Approval::agrees)).containsExactly("yes");
    }
}
