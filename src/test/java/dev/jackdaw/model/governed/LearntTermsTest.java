package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.agent.Message;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LearntTermsTest {
    private static final String KNOWN = """
        Known:
        - learning: "Revenue" means MRR.
        - learning: "sales" means new_customers.
        """;

    private static Map<String, String> meanings(String known, String said) {
        return LearntTerms.of(List.of(new Message.User(known), new Message.User(said)), said)
                .meanings();
    }

    @Test
    void words_that_were_said_have_the_meaning_that_was_learnt() {
        assertThat(meanings(KNOWN, "REVENUE by plan")).isEqualTo(Map.of("Revenue", "MRR"));
        assertThat(meanings(KNOWN, "sales and revenue")).hasSize(2);
        assertThat(meanings(KNOWN, "tickets")).isEmpty();
    }

    @Test
    void only_what_stands_right_before_the_question_was_learnt() {
        var question = new Message.User("revenue");
        assertThat(LearntTerms.of(List.of(question), "revenue").meanings()).isEmpty();
        assertThat(LearntTerms.of(List.of(new Message.User(KNOWN), new Message.User("hm"), question), "revenue")
                        .meanings())
                .isEmpty();
        assertThat(LearntTerms.of(List.of(Message.Assistant.earlier(KNOWN), question), "revenue")
                        .meanings())
                .isEmpty();
        assertThat(LearntTerms.of(List.of(), "revenue").meanings()).isEmpty();
    }

    @Test
    void lines_of_another_form_teach_nothing() {
        assertThat(meanings(" - learning: \"revenue\" means MRR.", "revenue")).isEmpty();
        assertThat(meanings("- learning: \"revenue\" means \"MRR\".", "revenue"))
                .isEmpty();
        assertThat(meanings("- learning: \"r\" means MRR.", "r")).isEmpty();
        assertThat(meanings("- learning: \"revenue\" means MRR. And more", "revenue"))
                .isEmpty();
    }

    @Test
    void a_note_stands_below_a_task_and_is_taken_off_again() {
        var terms = new LearntTerms(Map.of("revenue", "MRR"));
        var text = "MRR by plan" + terms.note();
        assertThat(LearntTerms.task(text)).isEqualTo("MRR by plan");
        assertThat(LearntTerms.note(text)).isEqualTo("By \"revenue\" I took MRR, as chosen before.");
        assertThat(LearntTerms.task("MRR")).isEqualTo("MRR");
        assertThat(LearntTerms.note("MRR")).isEmpty();
        assertThat(new LearntTerms(Map.of()).note()).isEmpty();
    }
}
