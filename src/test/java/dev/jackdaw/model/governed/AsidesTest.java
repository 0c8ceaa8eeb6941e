package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What of a message is left aside, and what must never be.
class AsidesTest {
    private static final Lexicon LEXICON = new Lexicon(TestCatalogue.company());

    private static String read(String question) {
        var understood = new Understanding(LEXICON).understandAll(question, Optional.empty(), Set.of());
        return understood.resolution() instanceof Resolution.Tasks(java.util.List<MetricTask> tasks)
                ? tasks.stream().map(MetricTask::text).collect(Collectors.joining("; "))
                : "none";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        MRR by plan please, doing a slide on it                              | MRR by plan
        mrr by country, wanna see if enterprise pulls its weight             | MRR by country
        Planning my welcome calls — how many support tickets last week?      | support tickets last week
        How many support tickets last month? The newsletter went out at 9    | support tickets last month
        hi! sorry if this is a silly one 🙈 MRR by plan?                     | MRR by plan
        MRR by plan. T.                                                      | MRR by plan
        MRR by plan. -D                                                      | MRR by plan
        need it for standup in 5: MRR by plan                                | MRR by plan
        """)
    void stories_and_reasons_are_left_aside(String question, String task) {
        assertThat(read(question)).isEqualTo(task);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        MRR from the US side                              | MRR for country US
        the enterprise lot, MRR                           | MRR for plan enterprise
        MRR for US accounts                               | MRR for country US
        invoiced amount, enterprise ones excluded         | invoiced amount excluding plan enterprise
        invoiced amount, not MRR                          | invoiced amount
        """)
    void nouns_that_carry_a_value_and_what_is_denied_are_read(String question, String task) {
        assertThat(read(question)).isEqualTo(task);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        support tickets by category? Felt like billing, billing, billing  | support tickets by category
        MRR by country. I bet Germany.                                    | MRR by country
        MRR by country. I guess only Germany.                             | MRR by country for country DE
        MRR by country. Germany, please.                                  | MRR by country for country DE
        """)
    void what_somebody_expects_to_be_told_narrows_nothing(String question, String task) {
        assertThat(read(question)).isEqualTo(task);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        MRR by plan, like starter, business etc         | MRR by plan
        MRR by plan (e.g. starter)                      | MRR by plan
        MRR per country, for example Germany or France  | MRR by country
        MRR for starter and business etc.               | MRR by plan
        MRR by country, for example starter             | MRR by country and plan
        MRR by plan for starter and business            | MRR by plan for plan starter or business
        MRR by country, starter and business            | MRR by country and plan for plan starter or business
        MRR by plan, for example moolah                 | none
        """)
    void examples_narrow_nothing(String question, String task) {
        assertThat(read(question)).isEqualTo(task);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MRR from the newsletter",
                "newsletter MRR",
                "MRR by webinar",
                "which mentors have support tickets",
                "how many webinars and support tickets",
                "MRR, per moolah",
                "MRR. Only glorp ones."
            })
    void what_may_narrow_is_never_left_out(String question) {
        assertThat(read(question)).isEqualTo("none");
    }

    @Test
    void a_word_left_out_is_named() {
        var slots = new QuestionReader(LEXICON).read(Words.of("MRR last month, my mentor was nervous"));
        assertThat(slots.unknown).isEmpty();
        assertThat(String.join(" ", slots.notes)).contains("mentor");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        how many tickets are sitting open | open tickets
        support tickets with status open                  | support tickets for status open
        """)
    void a_state_in_a_metrics_name_is_that_metric(String question, String task) {
        assertThat(read(question)).isEqualTo(task);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        MRR from annual contracts                              | MRR for billing cycle annual
        support tickets with category bug or billing last week | support tickets for category bug or billing combined last week
        upgrades from starter to enterprise                    | upgrades for previous plan starter for new plan enterprise
        """)
    void values_are_read_as_they_are_joined(String question, String task) {
        assertThat(read(question)).isEqualTo(task);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customers from starter to enterprise",
                "MRR by plan, current state of support tickets in the state"
            })
    void what_can_not_be_so_is_declined(String question) {
        assertThat(read(question)).isEqualTo("none");
    }
}
