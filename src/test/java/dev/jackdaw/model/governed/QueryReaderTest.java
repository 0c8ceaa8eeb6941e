package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.agent.Catalogue.Column;
import dev.jackdaw.agent.Catalogue.Query;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryReaderTest {
    private static final Query ACCOUNTS = new Query(
            "largest_customers",
            "Largest customers by MRR, biggest accounts first, with their plan and country",
            List.of(column("company_name"), column("plan"), column("country"), column("mrr")));
    private static final Query AGING = new Query(
            "invoice_aging",
            "Aging of unpaid invoices: amount open or overdue by how many days ago they were issued",
            List.of(
                    new Column("age", "CASE WHEN x > 1 THEN '0-30 days' ELSE 'over 30 days' END", false),
                    new Column("invoices", "count(*)", false),
                    new Column("amount", "sum(i.amount)", false)));
    private static final Query MOVES = new Query(
            "mrr_movements",
            "MRR movements by month: expansion and contraction from plan changes",
            List.of(
                    new Column("month", "date_trunc('month', p.changed_at)::date", false),
                    new Column("expansion", "sum(p.a)", false),
                    new Column("contraction", "sum(p.b)", false)));
    private static final Query COHORTS = new Query(
            "signup_cohort_retention",
            "Retention by signup cohort: for each month of sign-up, how many customers signed up and how many are"
                    + " active now",
            List.of(
                    new Column("cohort", "date_trunc('month', c.signup_date)::date", false),
                    new Column("signed_up", "count(*)", false),
                    new Column("active_now", "count(*)", false),
                    new Column("share_active", "round(1)", false)));

    private final QueryReader reader = reader(ACCOUNTS, AGING, MOVES, COHORTS);

    private static Column column(String name) {
        return new Column(name, "t." + name, true);
    }

    private static QueryReader reader(Query... queries) {
        var company = TestCatalogue.full();
        return new QueryReader(new Lexicon(new TestCatalogue(company.metrics(), List.of(queries), company.tables())));
    }

    private static Optional<String> read(QueryReader reader, String question) {
        return reader.read(question).map(r -> r.task().text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        how old are our unpaid invoices?                              | validated query invoice_aging
        unpaid bills. how old are they?                               | validated query invoice_aging
        invoice ageing please, the usual 30-day buckets               | validated query invoice_aging
        run the validated query invoice_aging                         | validated query invoice_aging
        aging of invoices, buckets of 30 days                         | validated query invoice_aging
        unpaid invoices over 30 days old                              | validated query invoice_aging, with age "over 30 days"
        largest_customers                                             | validated query largest_customers
        who are our three largest clients by revenue? | validated query largest_customers, first 3
        top 5 accounts in Germany with their mrr                      | validated query largest_customers, first 5, with country "Germany"
        biggest accounts, without Norway and Germany                  | validated query largest_customers, without country "Norway" or "Germany"
        10 biggest accounts and what they pay per month               | validated query largest_customers, first 10
        who is our biggest account?                                   | validated query largest_customers, first 1
        could you share the list of our largest accounts with plan    | validated query largest_customers
        monthly expansion and contraction of MRR                      | validated query mrr_movements
        MRR movements for the last 6 months                           | validated query mrr_movements, within last 6 months
        for each sign-up month, how many joined and how many are still with us? | validated query signup_cohort_retention
        """)
    void the_query_that_explains_each_word_is_found_with_what_is_said_of_its_rows(String question, String task) {
        assertThat(read(reader, question)).contains(task);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "invoices",
                "the customers",
                "customers with plan and MRR",
                "unpaid invoices in Norway",
                "invoice aging last month",
                "oldest unpaid invoices",
                "average age of unpaid invoices",
                "unpaid invoices over 45 days old",
                "largest invoices",
                "our smallest accounts",
                "our best customers",
                "biggest accounts per country",
                "biggest accounts last month",
                "total MRR of our 10 largest accounts",
                "how many of our biggest accounts are in Germany",
                "largest customers by seats",
                "MRR movements by plan",
                "signup cohort retention for 2025",
                "which group of customers needs my help the most right now?",
                "by country",
                "amount of invoices"
            })
    void what_a_query_can_not_tell_is_not_answered_by_it(String question) {
        assertThat(read(reader, question)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        top 3                  | validated query largest_customers, first 3, with country "Germany"
        and in Norway?         | validated query largest_customers, first 5, with country "Norway"
        only the pro plan      | validated query largest_customers, first 5, with country "Germany", with plan "pro"
        as a chart             | validated query largest_customers, first 5, with country "Germany"
        """)
    void a_follow_up_changes_which_rows_are_shown(String said, String task) {
        var before = QueryTask.of("validated query largest_customers, first 5, with country \"Germany\"")
                .orElseThrow();
        assertThat(reader.again(said, before).map(r -> r.task().text())).contains(task);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"only the overdue ones", "and last month?", "thanks", "and the MRR?", "support tickets by month"
            })
    void what_changes_no_row_of_it_is_no_follow_up(String said) {
        assertThat(reader.again(said, new QueryTask("largest_customers"))).isEmpty();
    }

    @Test
    void its_own_name_is_told_from_other_words_for_it() {
        assertThat(reader.read("MRR movements").orElseThrow().called()).isTrue();
        assertThat(reader.read("our biggest accounts").orElseThrow().called()).isFalse();
    }

    @Test
    void of_two_that_explain_it_the_one_that_says_less_besides_is_meant() {
        var brief = new Catalogue.Query("late_invoices", "Invoices paid late");
        var wordy = new Catalogue.Query("late_invoices_detail", "Invoices paid late, each with its customer and days");
        assertThat(read(reader(brief, wordy), "late invoices")).contains("validated query late_invoices");
        assertThat(read(reader(wordy, brief), "late invoices")).contains("validated query late_invoices");
    }

    @Test
    void of_two_that_say_the_same_neither_is_chosen() {
        var one = new Catalogue.Query("late_invoices", "Invoices");
        var other = new Catalogue.Query("invoices_late", "Invoices");
        assertThat(read(reader(one, other), "late invoices")).isEmpty();
    }
}
