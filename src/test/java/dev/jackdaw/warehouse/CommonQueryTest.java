package dev.jackdaw.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonQueryTest {
    private static List<String> two(String sql) {
        return List.of(sql.replace("?", "'a'"), sql.replace("?", "'b'"));
    }

    @Test
    void the_same_query_is_its_own() {
        var sql = "SELECT plan, count(*) FROM t GROUP BY plan ORDER BY 2 LIMIT 3";
        var common = CommonQuery.of(List.of(sql, sql)).orElseThrow();
        assertThat(common.sql()).isEqualTo(sql);
        assertThat(common.wheres()).containsExactly("", "");
    }

    @Test
    void what_a_column_equals_becomes_a_column() {
        var common = CommonQuery.of(
                        two("SELECT plan, count(*) FROM t WHERE country = ? AND live GROUP BY plan ORDER BY 2"))
                .orElseThrow();
        assertThat(common.sql())
                .isEqualTo("SELECT plan, count(*), country AS country FROM t WHERE live GROUP BY plan, country");
        assertThat(common.wheres()).containsExactly("country = 'a'", "country = 'b'");
    }

    @Test
    void one_number_becomes_one_a_value() {
        var common = CommonQuery.of(two("SELECT sum(x) AS country FROM t WHERE t.country = ?"))
                .orElseThrow();
        assertThat(common.sql())
                .isEqualTo("SELECT sum(x) AS country, t.country AS of_country FROM t GROUP BY t.country");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT count(*) FROM t WHERE country <> ?",
                "SELECT count(*) FROM t WHERE country = ? OR live",
                "SELECT count(*) FILTER (WHERE country = ?) FROM t",
                "SELECT plan FROM t WHERE country = ? LIMIT 3",
                "SELECT plan, rank() OVER (ORDER BY x) FROM t WHERE country = ?",
                "SELECT plan, count(*) FROM t WHERE country = ? GROUP BY ROLLUP (plan)",
                "SELECT DISTINCT ON (plan) plan, x FROM t WHERE country = ?",
                "SELECT plan FROM t WHERE country = ? UNION SELECT plan FROM u",
                "SELECT plan FROM (SELECT plan FROM t WHERE country = ?) s",
                "SELECT plan FROM t WHERE country = ? FOR UPDATE"
            })
    void what_would_mean_something_else_has_none(String sql) {
        assertThat(CommonQuery.of(two(sql))).isEmpty();
    }
}
