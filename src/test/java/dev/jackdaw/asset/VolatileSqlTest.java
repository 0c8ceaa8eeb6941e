package dev.jackdaw.asset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Queries whose rows would be others a second later, and questions that a view can hold.
class VolatileSqlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select now()",
                "select NOW ( )",
                "select current_timestamp",
                "select count(*) from t where at > LOCALTIMESTAMP - interval '1 day'",
                "select random()",
                "select pg_catalog.clock_timestamp()",
                "select current_user",
                "select * from t tablesample system (1)",
                "select current_setting('jackdaw.person')",
                "select a from t -- fine\n where b = session_user",
            })
    void what_asks_for_the_moment_for_chance_or_for_who_asks(String sql) {
        assertThat(VolatileSql.in(sql)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 'now'",
                "select \"now\" from t",
                "select nowhere, randomised from t",
                "select a /* random() */ from t -- now()",
                "select count(*) from users where since < '2026-01-01'",
            })
    void words_in_strings_names_and_comments_are_none(String sql) {
        assertThat(VolatileSql.in(sql)).isFalse();
    }

    @Test
    void what_can_not_be_read_is_not_stored() {
        assertThat(VolatileSql.in("select 'a")).isTrue();
        assertThat(VolatileSql.in("select 1; select 2")).isTrue();
        assertThat(VolatileSql.in("")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"metric": "MRR"} | true
        {"metric": "MRR", "dimensions": ["plan"]} | true
        {"metric": "MRR", "grain": "month", "period": "last 12 months"} | true
        {"metric": "MRR", "period": "last month"} | false
        {"dimensions": ["plan"]} | false
        {"metric": "MRR", "filters": 5} | false
        """)
    void a_governed_question_about_no_one_time_can_be_held(String json, boolean standing) {
        assertThat(QuestionShapes.standing(json).isPresent()).isEqualTo(standing);
    }
}
