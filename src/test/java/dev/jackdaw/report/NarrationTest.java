package dev.jackdaw.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// A model's words are let through only if they are the facts' own.
class NarrationTest {
    @Test
    void words_that_say_what_the_facts_do_not_are_left_out() {
        var facts = "- **MRR** as of Wed 17 Jun 2026: **$638,888.00** · ▲ $319.00 (+0.1%)";
        assertThat(Narration.checked("MRR stands at $638,888.00, up $319.00 (0.1%).", facts))
                .isPresent();
        for (var wrong : List.of(
                "MRR stands at $638,889.00.",
                "MRR is up 1%.",
                "MRR is up $319k.",
                "MRR doubled.",
                "MRR is up 17.",
                "On 18 Jun 2026 MRR was $638,888.00.",
                "MRR is up 319 EUR.",
                "About six hundred thousand.",
                "See https://evil.example for $319.00",
                "<!channel> MRR is $638,888.00",
                "",
                "x".repeat(700))) {
            assertThat(Narration.checked(wrong, facts)).as(wrong).isEmpty();
        }
    }
}
