package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.agent.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmallTalkTest {
    private static Optional<String> reply(String said, Catalogue catalogue) {
        return SmallTalk.reply(said, Words.of(said), catalogue);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hi!", "hello there", "Good morning, Jackdaw", "hey, how are you today?"})
    void a_greeting_is_returned_with_what_can_be_asked(String said) {
        assertThat(reply(said, TestCatalogue.full()))
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith("Hello! I answer questions")
                        .contains("I know these metrics: MRR, new_customers, support tickets. ")
                        .endsWith("\"What is our MRR this month?\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"thanks", "Thank you so much!", "great, thanks", "perfect"})
    void thanks_are_taken(String said) {
        assertThat(reply(said, TestCatalogue.full())).contains("You're welcome.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "???",
                "help",
                "What can you do?",
                "what can I ask about revenue",
                "who are you",
                "which metrics do you know",
                "what KPIs are there",
                "list all the metrics",
                "show me your metrics"
            })
    void a_call_for_help_is_told_what_can_be_asked(String said) {
        assertThat(reply(said, TestCatalogue.full()))
                .hasValueSatisfying(text -> assertThat(text).startsWith("I answer questions"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hi, what is our MRR", "thanks, and by plan?", "good customers", "how are customers doing",
                "help customers", "great MRR", "what do customers know", "metrics"
            })
    void a_question_with_a_courtesy_is_a_question(String said) {
        assertThat(reply(said, TestCatalogue.full())).isEmpty();
    }

    @Test
    void where_nothing_is_loaded_it_says_how_to_load() {
        assertThat(reply("help", TestCatalogue.empty()))
                .contains("I answer questions about the company's data, but no governed metrics are loaded yet. "
                        + "Load some with: jackdaw knowledge load");
    }

    @Test
    void of_many_metrics_thirty_are_named() {
        var metrics = new ArrayList<Catalogue.Metric>();
        for (int i = 1; i <= 31; i++) {
            metrics.add(TestCatalogue.metric("m" + i, List.of()));
        }
        assertThat(reply("help", new TestCatalogue(metrics, List.of(), List.of())))
                .hasValueSatisfying(text -> assertThat(text).contains("m30.").doesNotContain("m31"));
    }
}
