package dev.jackdaw.learning.mine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which messages say what was wrong.
class CorrectionRuleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        No, amounts are in cents. | amounts are in cents.
        no! test accounts never count here | test accounts never count here
        Wrong. Trials should be left out | Trials should be left out
        That's not right, revenue is net of refunds | revenue is net of refunds
        that’s wrong: use the billing table instead | use the billing table instead
        That is incorrect. Refunds must be excluded | Refunds must be excluded
        Actually, the year means the fiscal year | the year means the fiscal year
        Not quite: only paid invoices count | only paid invoices count
        Correction: mrr is per month | mrr is per month
        `  nope, it is the signup date  ` | it is the signup date
        """)
    void a_correction_is_what_follows_its_beginning(String message, String said) {
        assertThat(CorrectionRule.said(message)).contains(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No, thanks",
                "no, show me last month please",
                "No refunds are in it, are they?",
                "What is wrong here? It should be more",
                "Nobody is counted twice here",
                "amounts are in cents, always",
                "Wrong.",
                "actually, it is",
                "",
            })
    void a_wish_or_a_question_is_none(String message) {
        assertThat(CorrectionRule.said(message)).isEmpty();
    }
}
