package dev.jackdaw.learning.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sentences that sound alike, and whether they say the same.
class PolarityTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Test accounts count as customers. | Test accounts do not count as customers.
        Revenue includes refunds. | Revenue excludes refunds.
        Amounts are in cents. | Amounts are in dollars.
        Amounts are in dollars. | Amounts are in thousands.
        Only paid invoices count. | Paid invoices count.
        The month counts before the cut. | The month counts after the cut.
        Churn is more than 30 days. | Churn is more than 60 days.
        The status says 'open'. | The status says 'closed'.
        The column `a` is meant. | The column `b` is meant.
        Rates are 0.5 at most. | Rates are 0.25 at most.
        Trials never count. | Trials count.
        Trials can't be paid. | Trials can be paid.
        Trials don't count. | Trials do count.
        Trials weren't counted. | Trials were counted.
        Trials won’t count. | Trials will count.
        Trials don’t count. | Trials do count.
        Prices are gross. | Prices are net.
        """)
    void one_small_word_turns_it_round(String one, String other) {
        assertThat(Polarity.same(one, other)).isFalse();
        assertThat(Polarity.same(other, one)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Revenue includes refunds. | Refunds are included in the revenue.
        Test accounts are NOT customers. | Not customers: test accounts.
        Accounts of 30 days, 60 days and no more. | No more: accounts of 60 days and of 30 days.
        Trials don’t count. | We don't count trials.
        The notes are a novelty of the network. | A netting of notable lessons.
        """)
    void order_case_and_form_change_nothing(String one, String other) {
        assertThat(Polarity.same(one, other)).isTrue();
    }
}
