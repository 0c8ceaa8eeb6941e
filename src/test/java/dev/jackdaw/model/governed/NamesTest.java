package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Things said by other words than their names: a state or a value without its noun, names said twice, units, sizes,
/// what is taken back, and ways of writing.
class NamesTest {
    private static final Lexicon LEXICON = new Lexicon(TestCatalogue.company());

    private static String read(String question) {
        var understood = new Understanding(LEXICON).understandAll(question, Optional.empty(), Set.of());
        return understood.resolution() instanceof Resolution.Tasks(java.util.List<MetricTask> tasks)
                ? tasks.stream().map(MetricTask::text).collect(Collectors.joining("; "))
                : "none";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        unresolved by country                   | open tickets by country
        unresolved bugs                         | open tickets for category bug
        unresolved bugs in Germany              | open tickets for category bug for country DE
        bugs last week                          | support tickets for category bug last week
        feature requests in October             | support tickets for category feature_request october
        billing questions last month by country | support tickets by country for category billing last month
        how many B1s (= bug) came in last week  | support tickets for category bug last week
        """)
    void a_state_or_a_kind_needs_no_noun(String question, String task) {
        assertThat(read(question)).isEqualTo(task);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "how many bugs are there",
                "bugs right now",
                "bugs we closed last week",
                "starters last month",
                "enterprises last month",
                "unresolved MRR",
                "unresolved customers by country",
                "how many tickets did we close last month",
                "tickets closed last week",
                "MRR from lost customers",
                "MRR and unresolved by country"
            })
    void what_may_be_counted_otherwise_is_not_guessed(String question) {
        assertThat(read(question)).isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        US vs DE customers: MRR per customer                        | ARPA by country for country US or DE
        Do US customers have more MRR than DE customers? Last month | MRR by country for country US or DE last month
        billings against MRR by plan                                | invoiced amount by plan; MRR by plan
        how many customers, and the MRR                             | active customers; MRR
        number of customers and MRR per customer                    | active customers; ARPA
        """)
    void a_name_said_again_says_nothing_new_and_one_that_is_asked_for_stays(String question, String task) {
        assertThat(read(question)).isEqualTo(task);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        MRR $$ by plan                                     | MRR by plan
        upgrades in bucks                                  | none
        MRR in €                                           | none
        average hours to resolve last month                | resolution time last month
        MRR of the tiny shops (1-10)                       | MRR for company size 1-10
        MRR of the giants (1000+ people)                   | MRR for company size 1000+
        MRR of the tiny shops (1000+)                      | none
        MRR of the tiny shops                              | none
        MRR per sampled day                                | none
        """)
    void units_and_sizes_are_held_against_what_they_stand_beside(String question, String task) {
        assertThat(read(question)).isEqualTo(task);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        average deal… no, MRR per customer by plan         | ARPA by plan
        MRR for Germany, no, France                        | MRR for country FR
        MRR, no wait, churn rate                           | churn rate
        MRR for Germany, no wait, churn rate               | none
        MRR no Germany                                     | none
        """)
    void what_is_taken_back_is_left_out_if_the_same_sort_follows(String question, String task) {
        assertThat(read(question)).isEqualTo(task);
    }

    @Test
    void what_is_taken_back_is_named() {
        var slots = new QuestionReader(LEXICON).read(Words.of("MRR for Germany, no, France"));
        assertThat(slots.notes).anyMatch(note -> note.contains("'Germany'"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        MRR pleaaase                                       | MRR
        the m r r in the u k                               | MRR for country GB
        MRR splitted by plan                               | MRR by plan
        MRR by co. size                                    | MRR by company size
        MRR by plan. T. R.                                 | none
        """)
    void other_ways_of_writing_are_read(String question, String task) {
        assertThat(read(question)).isEqualTo(task);
    }
}
