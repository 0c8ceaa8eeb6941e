package dev.jackdaw.team.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.data.Json;
import dev.jackdaw.knowledge.definition.QueryDefinition;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class NarrowedQueryTest {
    private static final QueryDefinition CITIES =
            new QueryDefinition("cities", "Cities.", "SELECT c.city, c.land FROM c ORDER BY 1\nLIMIT 20");
    private static final QueryDefinition MONTHS = new QueryDefinition(
            "months", "Months.", "SELECT date_trunc('month', d)::date AS month, count(*) AS n FROM t GROUP BY 1");

    private static NarrowedQuery narrowed(QueryDefinition query, String arguments) {
        return NarrowedQuery.of(
                query, Json.own(arguments, JsonNode.class), CompanyCalendar.standard(), LocalDate.of(2026, 11, 27));
    }

    @Test
    void without_a_word_about_its_rows_it_runs_as_it_stands() {
        assertThat(narrowed(CITIES, "{}").sql()).isEqualTo(CITIES.sql());
        assertThat(narrowed(CITIES, "{\"first\": 5}").sql()).isEqualTo(CITIES.sql());
        assertThat(narrowed(CITIES, "{\"first\": 5}").headline("Cities.", 5)).isEqualTo("The first 5 of: Cities.");
    }

    @Test
    void its_limit_comes_after_what_narrows_it_and_gives_way_to_a_larger_number() {
        var some = narrowed(CITIES, """
            {"filters": [{"column": "land", "values": ["O'Land", "X"]}]}\
            """);
        assertThat(some.sql()).endsWith("AS validated\nWHERE \"land\"::text IN ('O''Land', 'X')\nLIMIT 20");
        assertThat(some.sql()).containsOnlyOnce("LIMIT");
        assertThat(some.headline("Cities.", 0)).isEqualTo("Cities, only where land is O'Land or X.");
        assertThat(narrowed(CITIES, "{\"first\": 50}").sql()).endsWith("ORDER BY 1\nLIMIT 50");
    }

    @Test
    void a_period_is_days_of_its_own_time_column() {
        assertThat(narrowed(MONTHS, "{\"period\": \"last 6 months\"}").sql())
                .endsWith("WHERE \"month\" >= DATE '2026-05-01'\n  AND \"month\" < DATE '2026-11-01'");
    }

    @Test
    void what_its_columns_can_not_tell_is_a_problem() {
        assertThat(narrowed(CITIES, "{\"filters\": [{\"column\": \"status\", \"values\": [\"a\"]}]}")
                        .problem())
                .isEqualTo("the rows of 'cities' can't be told by status");
        assertThat(narrowed(CITIES, "{\"period\": \"last month\"}").problem()).isNotEmpty();
        assertThat(narrowed(MONTHS, "{\"period\": \"last 30 days\"}").problem()).isNotEmpty();
    }
}
