package dev.jackdaw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `jackdaw metrics`: looked up and computed; figures are those of SQL that is written here.
class MetricsCommandTest {
    private static CompanyCommands company;

    @BeforeAll
    static void open() {
        company = new CompanyCommands();
    }

    @AfterAll
    static void close() {
        company.close();
    }

    private static Cli.Ran query(String... arguments) {
        var line = new String[arguments.length + 2];
        line[0] = "metrics";
        line[1] = "query";
        System.arraycopy(arguments, 0, line, 2, arguments.length);
        return company.run(line);
    }

    private static String sql(String select) {
        return company.rows(select).getFirst().getFirst();
    }

    @Test
    void metrics_are_listed_with_what_they_can_be_split_by() {
        var listed = company.run("metrics", "list");
        assertThat(listed.code()).isZero();
        assertThat(listed.out())
                .containsPattern("metric +governed +by +definition")
                .containsPattern("\n  MRR +yes +plan, billing cycle, country, .*Monthly recurring revenue")
                .containsPattern("\n  support tickets +yes +");
        assertThat(listed.out().lines()).hasSize(24);
    }

    @Test
    void one_is_shown_as_its_file_defines_it() {
        var shown = company.run("metrics", "show", "MRR");
        assertThat(shown.out())
                .containsPattern("^Metric MRR, version [0-9a-f]{12}, business/revenue.json:3\n")
                .contains("Also called: monthly recurring revenue", "\"measure\" : \"SUM(s.mrr)\"");
        var unknown = company.run("metrics", "show", "llamas");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("there is no metric 'llamas'", "jackdaw metrics list");
    }

    @Test
    void a_query_is_split_and_narrowed_and_shows_its_sql() {
        var german = sql("SELECT to_char(sum(s.mrr), 'FM$999,999,990.00') FROM subscriptions s JOIN customers c "
                + "ON c.id = s.customer_id WHERE c.country = 'Germany' AND s.ended_at IS NULL AND s.plan = 'starter'");
        var ran = query("MRR", "--by", "plan", "--filter", "country = Germany", "--sql");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out())
                .startsWith("MRR by plan (country Germany) as of 2026-06-17: ")
                .containsPattern("\n  starter +" + java.util.regex.Pattern.quote(german))
                .contains("SUM(s.mrr)", "FROM subscriptions s")
                .doesNotContain("**");
        assertThat(query("MRR", "--by", "plan").out()).doesNotContain("SELECT", "SUM(s.mrr)");
    }

    @Test
    void a_query_is_compared_and_printed_as_json() {
        var ran = query("new customers", "--period", "May 2026", "--compare", "previous_period", "--json");
        var result = CompanyCommands.json(ran).getFirst();
        assertThat(result.path("basis").asText()).isEqualTo("governed_metric");
        var counted = "SELECT count(*) FROM customers WHERE signup_date >= '2026-%s-01' AND signup_date < '2026-%s-01'";
        assertThat(result.path("table").path("rows").get(0).get(0).asText())
                .isEqualTo(sql(counted.formatted("05", "06")));
        assertThat(result.path("table").path("rows").get(0).get(1).asText())
                .isEqualTo(sql(counted.formatted("04", "05")));
    }

    @Test
    void a_series_has_a_row_for_each_unit_and_a_part_of_one_is_a_caveat() {
        assertThat(query("new customers", "--period", "last 3 months", "--grain", "month")
                        .out()
                        .lines()
                        .filter(line -> line.matches(" +2026-0[345]-01 +\\d+")))
                .hasSize(3);
        assertThat(query("new customers", "--period", "this month").out()).containsPattern("\n! .*not over");
    }

    @Test
    void what_can_not_be_is_named_with_its_mend() {
        assertThat(query("llamas").err()).contains("there is no governed metric 'llamas'");
        assertThat(query("llamas").code()).isEqualTo(1);
        assertThat(query("MRR", "--by", "colour").err()).contains("can't be split by colour, only by plan, ");
        assertThat(query("MRR", "--period", "doomsday").err()).contains("'doomsday' is not a period I know");
        var filter = query("MRR", "--filter", "country");
        assertThat(filter.code()).isEqualTo(2);
        assertThat(filter.err()).contains("--filter is 'country'. Write DIMENSION=VALUE");
        assertThat(company.run("metrics").out()).contains("Usage: jackdaw metrics", "query");
    }
}
