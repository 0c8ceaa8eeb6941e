package dev.jackdaw.learning.mine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.agent.Step;
import dev.jackdaw.learning.Audience;
import dev.jackdaw.learning.Learning;
import dev.jackdaw.learning.Proposal;
import dev.jackdaw.learning.SampleEpisode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A word of two meanings, of which a person chose one.
class TermRuleTest {
    private static List<Proposal> read(Step... steps) {
        return new TermRule().read(SampleEpisode.of(steps));
    }

    private static Step.AskedBack asked(String question) {
        return new Step.AskedBack(question, List.of("Active customers", "All customers"), false);
    }

    @Test
    void the_choice_is_theirs_alone() {
        var found = read(asked("What do you mean by 'logos'?"), new Step.Replied(" active CUSTOMERS ", "joe"));
        assertThat(found).singleElement().satisfies(proposal -> {
            assertThat(proposal.type()).isEqualTo(Learning.Type.TERM);
            assertThat(proposal.audience()).isEqualTo(Audience.person("joe"));
            assertThat(proposal.text()).isEqualTo("\"logos\" means Active customers.");
            assertThat(proposal.author()).isEqualTo("joe");
            assertThat(proposal.origin().steps()).containsExactly(1, 2);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        What is "logos" to you? | logos
        What are “logos” to you? | logos
        Which customers' revenue is meant by 'logos'? | logos
        I don't know: what is 'net new' here? | net new
        It's the company's word: 'logos' or not? | logos
        """)
    void the_word_is_the_first_one_in_quotes(String question, String word) {
        assertThat(read(asked(question), new Step.Replied("All customers", "joe")))
                .extracting(Proposal::text)
                .containsExactly("\"" + word + "\" means All customers.");
    }

    @Test
    void what_is_no_choice_of_a_meaning_is_nothing() {
        var asked = asked("What do you mean by 'logos'?");
        assertThat(read(asked, new Step.Replied("neither", "joe"))).isEmpty();
        assertThat(read(asked)).isEmpty();
        assertThat(read(new Step.Replied("All customers", "joe"))).isEmpty();
        assertThat(read(asked("What do you mean?"), new Step.Replied("All customers", "joe")))
                .isEmpty();
        assertThat(read(
                        new Step.AskedBack("Build 'logos'?", List.of("yes", "no"), true),
                        new Step.Replied("yes", "joe")))
                .isEmpty();
    }

    @Test
    void a_reply_belongs_to_the_question_right_before_it() {
        var found = read(
                asked("What do you mean by 'logos'?"),
                asked("What do you mean by 'users'?"),
                new Step.Replied("All customers", "joe"),
                new Step.Replied("Active customers", "joe"));
        assertThat(found).extracting(Proposal::text).containsExactly("\"users\" means All customers.");
    }
}
