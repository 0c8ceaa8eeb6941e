package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.agent.Catalogue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryMatcherTest {
    private static QueryMatcher matcher(Catalogue.Query... queries) {
        return new QueryMatcher(new Lexicon(new TestCatalogue(List.of(), List.of(queries), List.of())));
    }

    private final QueryMatcher matcher = new QueryMatcher(TestCatalogue.lexicon());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        how old are our unpaid invoices?    | invoice_aging
        invoice aging                       | invoice_aging
        run the validated query invoice_aging | invoice_aging
        top customers                       | largest_customers
        customers with the highest revenue  | largest_customers
        largest_customers                   | largest_customers
        """)
    void the_query_that_explains_each_word_is_found(String question, String name) {
        assertThat(matcher.match(Words.of(question))).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "invoices",
                "the customers",
                "unpaid invoices in Norway",
                "oldest unpaid invoices",
                "largest invoices",
                "customers by plan"
            })
    void a_word_too_many_or_a_single_one_finds_nothing(String question) {
        assertThat(matcher.match(Words.of(question))).isEmpty();
    }

    @Test
    void of_two_that_explain_it_the_one_that_says_less_besides_is_meant() {
        var brief = new Catalogue.Query("late_invoices", "Invoices paid late");
        var wordy = new Catalogue.Query("late_invoices_detail", "Invoices paid late, each with its customer and days");
        assertThat(matcher(brief, wordy).match(Words.of("late invoices"))).contains("late_invoices");
        assertThat(matcher(wordy, brief).match(Words.of("late invoices"))).contains("late_invoices");
    }

    @Test
    void of_two_that_say_the_same_neither_is_chosen() {
        var one = new Catalogue.Query("late_a", "Invoices");
        var other = new Catalogue.Query("late_b", "Invoices");
        assertThat(matcher(one, other).match(Words.of("late invoices"))).isEmpty();
        var wordier = new Catalogue.Query("late_c", "Invoices with more words");
        assertThat(matcher(one, other, wordier).match(Words.of("late invoices")))
                .isEmpty();
        assertThat(matcher(one, wordier, other).match(Words.of("late invoices")))
                .isEmpty();
    }

    @Test
    void a_tie_of_two_wordy_ones_is_settled_by_a_third_that_says_less() {
        var one = new Catalogue.Query("late_a", "Invoices x y");
        var other = new Catalogue.Query("late_b", "Invoices x y");
        var brief = new Catalogue.Query("late", "Invoices");
        assertThat(matcher(one, other, brief).match(Words.of("late invoices"))).contains("late");
        assertThat(matcher(brief, one, other).match(Words.of("late invoices"))).contains("late");
    }
}
