package dev.jackdaw.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.TestCompany;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.ResultTable;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Gold statements on the sample company, beside what an answer says.
class GoldTest {
    private static TestCompany company;
    private static Gold gold;

    @BeforeAll
    static void open() {
        company = TestCompany.open();
        gold = new Gold(company.jackdaw().warehouse());
    }

    @AfterAll
    static void close() {
        company.close();
    }

    @Test
    void an_answer_without_a_table_must_say_each_name() {
        var plans = "SELECT DISTINCT plan FROM subscriptions WHERE plan IN ('starter', 'business')";
        assertThat(gold.unsaid(plans, "They are on Starter, some on BUSINESS.")).isEmpty();
        assertThat(gold.unsaid(plans, "They are on Starter.")).contains("it does not say business");
    }

    @Test
    void numbers_and_nothing_need_a_table() {
        assertThat(gold.unsaid("SELECT count(*) FROM customers", "900")).contains("it has no table");
        assertThat(gold.unsaid("SELECT plan FROM subscriptions WHERE false", "none"))
                .contains("it has no table");
    }

    @Test
    void today_is_the_latest_day_of_the_data() {
        var table = ResultTable.texts(List.of(List.of(TestCompany.AS_OF.toString())), "day");
        assertThat(gold.missing("SELECT {today}", false, false, table)).isEmpty();
        assertThat(gold.missing("SELECT {today} + 1", false, false, table)).isPresent();
    }

    @Test
    void a_statement_that_is_refused_is_no_gold() {
        assertThatThrownBy(() -> gold.unsaid("DELETE FROM customers", ""))
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll("the gold SQL does not run", "only SELECT", "DELETE FROM customers");
    }
}
