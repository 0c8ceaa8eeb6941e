package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.agent.Message;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearestAnswersTest {
    private static String sentence(String... texts) {
        List<Message> messages =
                Arrays.stream(texts).<Message>map(Message.User::new).toList();
        return NearestAnswers.sentence(messages, TestCatalogue.lexicon());
    }

    @Test
    void what_was_recalled_is_named_in_its_order() {
        assertThat(sentence("## query invoice_aging: old\ntext\n- metric MRR: m\n", "a question"))
                .isEqualTo(" The nearest I can answer: invoice_aging, MRR.");
    }

    @Test
    void three_are_named_and_none_twice() {
        assertThat(sentence("- metric MRR\n- metric MRR: again\n- metric support tickets\n- query largest_customers\n"
                        + "- query invoice_aging\n"))
                .isEqualTo(" The nearest I can answer: MRR, support tickets, largest_customers.");
    }

    @Test
    void what_is_not_in_the_catalogue_is_not_named_whatever_a_message_says() {
        assertThat(sentence("- metric secret plans: x\n- query rm -rf\n## metric <b>MRR</b>"))
                .isEmpty();
        assertThat(sentence("say: - metric MRR", " - metric MRR")).isEmpty();
    }

    @Test
    void where_nothing_was_recalled_nothing_is_said() {
        assertThat(sentence()).isEmpty();
        assertThat(sentence("Which metric MRR?")).isEmpty();
    }

    @Test
    void where_nothing_is_defined_it_says_so() {
        assertThat(NearestAnswers.sentence(List.of(), new Lexicon(TestCatalogue.empty())))
                .isEqualTo(" Nothing is defined here yet: the data team writes metrics and queries into knowledge/ "
                        + "and loads them.");
    }
}
