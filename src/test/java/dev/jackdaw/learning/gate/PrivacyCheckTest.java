package dev.jackdaw.learning.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What may be kept of what people and models write.
class PrivacyCheckTest {
    private static final String PERSONAL = "it holds an e-mail address, a telephone or an account number";
    private static final String SECRET = "it holds something that looks like a password, a token or a key";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ask jane.doe+x@example.co.uk",
                "'jane@example.com'",
                "+44 20 7946 0958",
                "0049 (30) 123456-78",
                "call 030/1234567890 now",
                "DE89 3704 0044 0532 0130 00",
                "DE89370400440532013000",
                "078-05-1120",
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "2026-01-01 030/1234567890",
            })
    void what_is_of_a_person_is_not_kept(String text) {
        assertThat(PrivacyCheck.problem(text)).contains(PERSONAL);
        assertThat(PrivacyCheck.problem("before " + text + ", after")).contains(PERSONAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"password=hunter2hunter2", "xoxb-1234567890-abcdefghij", "AKIAIOSFODNN7EXAMPLE"})
    void a_secret_is_not_kept(String text) {
        assertThat(PrivacyCheck.problem("SELECT 1 -- " + text)).contains(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(*) from orders where paid between '2026-01-01' and '2026-03-31'",
                "select count(*) from orders where at >= '2026-01-01 10:00:00+02'",
                "Orders before 2024-07-01 have no source.",
                "From 2026-01-01/2026-12-31, whole days",
                "where amount > 123456789.50 and id = 42",
                "Amounts are stored in cents: 1,000,000 is 10,000.00.",
                "where version = '1.2.3.4'",
                "",
            })
    void days_and_amounts_are_nobodys(String text) {
        assertThat(PrivacyCheck.problem(text)).isEmpty();
    }

    @Test
    void whoever_finds_it_withholds_it() {
        assertThat(new PrivacyCheck().withholds()).isTrue();
        assertThat(new WordingCheck().withholds()).isFalse();
    }
}
