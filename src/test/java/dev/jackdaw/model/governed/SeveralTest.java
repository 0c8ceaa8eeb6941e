package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Several figures in one question, and nouns that only say whose figure it is.
class SeveralTest {
    private final Understanding understanding = new Understanding(new Lexicon(TestCatalogue.company()));

    private String text(String question) {
        var understood = understanding.understandAll(question, Optional.empty(), Set.of());
        return understood.slots().unknown.isEmpty() && understood.resolution() instanceof Resolution.Tasks tasks
                ? MetricTask.texts(tasks.tasks()).replace('\n', '/')
                : "declined";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        kindly provide upgrades and downgrades, both, for last quarter | upgrades and downgrades last quarter
        MRR and ARPA for enterprise and for business, next to each other | MRR and ARPA by plan for plan enterprise or business
        customers + MRR by plan                                  | active customers and MRR by plan
        upgrades + downgrades last month                         | upgrades plus downgrades last month
        MRR against invoiced amount, last three months           | MRR and invoiced amount last 3 months
        MRR as well as ARPA by plan                              | MRR and ARPA by plan
        I need how many customers we have there, the MRR and the ARPA | active customers and MRR and ARPA
        upgrade count and downgrade count, last quarter          | upgrades and downgrades last quarter
        which plans lost more than 12 customers this year        | churned customers by plan this year with more than 12
        rank plans by MRR, smallest to largest                   | bottom 1000 MRR by plan
        rank plans by MRR, biggest first                         | top 1000 MRR by plan
        top 3 plans by MRR, smallest to largest                  | top 3 MRR by plan
        """)
    void several_are_told_apart(String question, String task) {
        assertThat(text(question)).as(question).isEqualTo(task);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "show me both",
                "MRR in Germany next to each other",
                "MRR against the wall",
                "MRR as well as happiness by plan",
                "which plans have more tickets than 12 customers",
                "how many MRR and tickets",
                "how many bills did customers get",
                "how many downgrades and how many of the ARPA"
            })
    void what_is_not_there_is_not_answered(String question) {
        assertThat(text(question)).isEqualTo("declined");
    }
}
