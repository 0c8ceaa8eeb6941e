package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What follow-ups point at in their thread, and what they keep of it.
class ConversationTest {
    private static final Lexicon LEXICON = new Lexicon(TestCatalogue.company());
    private static final Understanding READER = new Understanding(LEXICON);

    private static Resolution thread(List<String> rows, String... said) {
        var turns = new ArrayList<List<MetricTask>>();
        var before = Optional.<MetricTask>empty();
        var last = "";
        Resolution resolution = new Resolution.NoMetric();
        for (var message : said) {
            var thread = new Conversation(
                    List.copyOf(turns), rows, Set.copyOf(Words.of(last).lemmas()));
            var understood = READER.in(turns.isEmpty() ? Conversation.NONE : thread, LEXICON)
                    .understandAll(message, before, Set.of());
            resolution = understood.slots().unknown.isEmpty() ? understood.resolution() : new Resolution.NoMetric();
            if (resolution instanceof Resolution.Tasks(List<MetricTask> tasks)) {
                turns.add(tasks);
                before = Optional.of(tasks.getFirst());
            }
            last = message;
        }
        return resolution;
    }

    private static String text(Resolution resolution) {
        return resolution instanceof Resolution.Tasks(List<MetricTask> tasks) ? MetricTask.texts(tasks) : "declined";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        MRR by plan last month          | same but for business             | MRR by plan for plan business last month
        MRR by plan last month          | but for Germany                   | MRR by plan for country DE last month
        MRR by plan last month          | identical breakdown for ARPA      | ARPA by plan last month
        MRR in Germany                  | no, I meant France                | MRR for country FR
        MRR in Germany                  | nah, the US                       | MRR for country US
        MRR in Germany                  | Restrict to enterprise, please.   | MRR for country DE for plan enterprise
        MRR in Germany                  | could you narrow it down to enterprise | MRR for country DE for plan enterprise
        churn rate in Germany           | ARPA not churn                    | ARPA for country DE
        churn rate by plan              | ARPA instead of churn rate        | ARPA by plan
        MRR in Germany                  | France instead of Germany         | MRR for country FR
        MRR in Germany                  | churn not fees                    | declined
        MRR with annual billing         | the other one                     | MRR for billing cycle monthly
        MRR of starter                  | haha right, I meant the other one, business plan! | MRR for plan business
        MRR in Germany                  | the other one                     | declined
        MRR in Germany                  | ARPA for that country             | ARPA for country DE
        MRR in Germany                  | ARPA for that plan                | declined
        tickets last month              | and ARPA in the same month        | ARPA last month
        tickets last month              | and ARPA in the same quarter      | declined
        tickets in September            | and in the previous month?        | support tickets august
        tickets in September            | the month after                   | support tickets october
        tickets this year               | I meant the calendar year before  | support tickets last year
        tickets last week by category   | the one before                    | support tickets by category week before last
        tickets in the first half of last year | second half                | support tickets h2 of last year
        tickets in Q2 2025              | and Q3?                           | support tickets q3 2025
        tickets in Q2 2025              | and Q3 this year?                 | support tickets q3 of this year
        tickets in September            | October vs that                   | support tickets october compared with september
        ARPA at the end of 2025         | how has it grown by the end of October 2026 | ARPA as of october 2026 compared with as of 2025
        MRR in Germany and France       | drop Germany                      | MRR by country for country FR
        MRR by country                  | drop Germany                      | MRR by country excluding country DE
        MRR in Germany and France       | throw in the US                   | MRR by country for country DE or FR or US
        MRR by plan                     | add Germany                       | declined
        top 3 countries by MRR          | all of them                       | MRR by country
        top 3 countries by MRR above 5k | and for enterprise                | top 3 MRR by country for plan enterprise with more than 5000
        MRR divided by active customers | same ratio for enterprise         | MRR divided by active customers for plan enterprise
        MRR in March 2025 and May 2025  | only for enterprise               | MRR for plan enterprise march 2025 and may 2025
        MRR and ARPA last month         | and in Germany?                   | MRR and ARPA for country DE last month
        MRR and ARPA last month         | do that one again for Germany     | declined
        tickets in March                | less than I hoped. And in May?    | support tickets may
        ARPA in March                   | Thank you. And the customer churn rate for that same month | churn rate march
        tickets in Germany              | vs. the US segment?               | support tickets by country for country DE or US
        MRR in Germany                  | vs France?                        | MRR by country for country DE or FR
        MRR in Germany                  | not Germany, France               | MRR for country FR
        MRR in Germany                  | how many tickets do they have     | support tickets for country DE
        MRR in Germany                  | how many customers do we have there? | active customers for country DE
        MRR by plan                     | how many customers are there in Germany | active customers by plan for country DE
        tickets in March                | how many of them were bugs?       | support tickets for category bug march
        tickets in March                | is that up or down from February? | support tickets march compared with february
        """)
    void a_follow_up_points_at_the_question_before(String before, String question, String text) {
        assertThat(text(thread(List.of(), before, question))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        MRR in Germany         | and France?     | both side by side             | MRR by country for country DE or FR
        MRR in Germany         | and France?     | the difference between the two | MRR by country for country DE or FR difference
        tickets in Q1 2025     | and Q2 2025?    | both in one table             | support tickets q1 2025 and q2 2025
        tickets in Q2 2025     | and Q1 2025?    | how much did it change        | support tickets q2 2025 compared with q1 2025
        MRR by plan in May 2025 | and in June 2025 | both months side by side    | MRR by plan june 2025 compared with may 2025
        tickets in Q1 2025     | MRR in Germany  | both side by side             | declined
        MRR last month         | ARPA last month | break the latter down by plan | ARPA by plan last month
        MRR last month         | ARPA last month | the former by plan            | MRR by plan last month
        """)
    void answers_are_brought_together(String first, String second, String question, String text) {
        assertThat(text(thread(List.of(), first, second, question))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        top 2 countries by MRR   | and the second one?           | MRR for country FR
        top 2 countries by MRR   | now ARPA for those            | ARPA by country for country DE or FR
        top 2 countries by MRR   | churn rate of the second one  | churn rate for country FR
        MRR by country           | and the second one?           | declined
        top 2 countries by MRR   | and the third one?            | declined
        top 2 countries by MRR   | how many customers do they have? | active customers by country for country DE or FR
        top 3 countries by MRR above 5k | and how many tickets do they have? | support tickets by country for country DE or FR
        """)
    void a_place_is_one_of_the_answer_s_rows(String before, String question, String text) {
        assertThat(text(thread(List.of("DE $5.00", "FR $3.00"), before, question)))
                .isEqualTo(text);
    }

    @Test
    void what_points_back_asks_for_nothing_where_there_is_nothing() {
        assertThat(thread(List.of(), "same again")).isEqualTo(new Resolution.NoMetric());
        assertThat(thread(List.of(), "no, I meant Germany")).isEqualTo(new Resolution.NoMetric());
    }

    @Test
    void pointing_at_what_was_shown_asks_for_nothing_by_itself() {
        var reader = new QuestionReader(LEXICON);
        assertThat(reader.read(Words.of("how many of those are there?")).saysDetail())
                .isFalse();
        assertThat(reader.read(Words.of("how many of those are bugs?")).saysDetail())
                .isTrue();
    }
}
