package dev.jackdaw.warehouse.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the parser is believed to have read.
class SyntaxTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "select a.b,'it''s' from t as a where b is not null",
                "with a as (select 1) select * from a",
                "values (1,2)",
            })
    void what_it_read_to_the_end_is_believed(String sql) {
        assertThat(Syntax.parse(sql)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"select", "select 1 from", "select 1 )", "not a statement", "select 1; select 2"})
    void what_it_can_not_read_is_nothing(String sql) {
        assertThat(Syntax.parse(sql)).isEmpty();
    }

    /// The parser takes this for a comment, which the text no longer has where the server reads it.
    @Test
    void what_it_left_out_is_not_believed() {
        assertThat(Syntax.parse("select 1 /* a */")).isEmpty();
        assertThat(Syntax.parse("select 1 -- a")).isEmpty();
    }

    @Test
    @Timeout(30)
    void what_takes_too_long_is_given_up() {
        assertThat(Syntax.parse("select " + "(".repeat(5_000) + "1" + ")".repeat(5_000)))
                .isEmpty();
    }
}
