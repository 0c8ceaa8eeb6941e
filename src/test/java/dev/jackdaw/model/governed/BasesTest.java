package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Forms of words, and what they mean.
class BasesTest {
    @ParameterizedTest
    @CsvSource({
        "cancelled, cancel",
        "stopped, stop",
        "signed, sign",
        "paid, pay",
        "countries, country",
        "boxes, box",
        "billing, bill",
        "billings, bill",
        "pricing, price",
        "applied, apply",
        "left, leave",
        "annualised, annualized",
        "organisation, organization",
        "customers, customer"
    })
    void a_form_leads_to_its_word(String form, String base) {
        assertThat(Bases.of(form)).startsWith(form).contains(base);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "business", "analysis", "mrr", "gas", "bed", "ring", "advisement", ""})
    void what_only_looks_like_a_form_stays(String word) {
        assertThat(Bases.of(word)).containsExactly(word);
    }

    private static Set<String> meanings(String text, int i) {
        return Concepts.at(Words.of(text), i).getLast().meanings();
    }

    @Test
    void words_and_phrases_of_a_group_mean_the_same() {
        assertThat(meanings("clients", 0)).contains("customer");
        assertThat(meanings("our accounts", 1)).contains("customer");
        assertThat(Concepts.at(Words.of("jump ship"), 0).getLast().length()).isEqualTo(2);
        assertThat(meanings("jump ship", 0)).contains("churn");
        assertThat(meanings("jump home", 0)).doesNotContain("churn");
    }

    @Test
    void a_value_is_meant_by_its_own_word_alone() {
        var starter = Concepts.at(Words.of("starter"), 0).getFirst();
        var hire = Concepts.at(Words.of("new hire"), 0).getLast();
        assertThat(hire.meets(starter)).isTrue();
        assertThat(hire.means(starter)).isFalse();
        assertThat(Concepts.at(Words.of("clients"), 0)
                        .getFirst()
                        .means(Concepts.at(Words.of("customer"), 0).getFirst()))
                .isTrue();
    }

    @Test
    void loose_names_are_found_in_any_order_with_words_between_but_not_across_an_and() {
        var names = new LooseNames<String>(true);
        names.add("overdue invoices", "overdue");
        names.add("MRR per customer", "ARPA");
        assertThat(names.in(Words.of("the invoices that are overdue")))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.meaning()).isEqualTo("overdue");
                    assertThat(found.words().cardinality()).isEqualTo(2);
                    assertThat(found.cost()).isPositive();
                });
        assertThat(names.in(Words.of("overdue invoices")))
                .singleElement()
                .satisfies(f -> assertThat(f.cost()).isZero());
        assertThat(names.in(Words.of("overdue ones and invoices"))).isEmpty();
        assertThat(names.in(Words.of("overdue. The invoices"))).isEmpty();
        assertThat(names.in(Words.of("overdue " + "really ".repeat(8) + "invoices")))
                .isEmpty();
        assertThat(names.in(Words.of("MRR from customers"))).isEmpty();
        assertThat(names.in(Words.of("MRR per client")))
                .extracting(LooseNames.Found::meaning)
                .contains("ARPA");
    }
}
