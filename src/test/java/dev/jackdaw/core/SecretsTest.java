package dev.jackdaw.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    // Put together here, so that no scanner takes this file for a leak.
    private static final List<String> TOKENS = List.of(
            "xox" + "b-1234567890-abcdefghij",
            "xox" + "p-1234567890",
            "xapp" + "-1-A0123456789-0123456789-abcdef",
            "sk" + "-ant-api03-ABCDEFGHIJKLMNOPQRST",
            "sk" + "-proj-abcdefghijklmnop_123",
            "AKIA" + "ABCDEFGHIJKLMNOP",
            "gh" + "p_abcdefghijklmnopqrstuvwxyz0123456789",
            "gh" + "s_abcdefghijklmnopqrstuvwxyz0123456789",
            "eyJ" + "hbGciOiJIUzI1NiJ9.eyJ" + "zdWIiOiIxMjM0In0.sig-nature_1");

    @Test
    void a_token_is_withheld_and_what_stands_around_it_stays() {
        for (var token : TOKENS) {
            var text = "use (" + token + "), please";
            assertThat(Secrets.in(text)).as(token).isTrue();
            assertThat(Secrets.sealed(text)).as(token).isEqualTo("use ([withheld]), please");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "postgres://ana:hunter2@db.example.com:5432/app?x=1 is it|[withheld] is it",
                "see jdbc:postgresql://a:b@h/d|see jdbc:[withheld]",
                "redis://:pw@host/0 ok|[withheld] ok",
                "password=hunter2|[withheld]",
                "Password: \"hunter22\" ok|[withheld]\" ok",
                "api_key = abcdef123, next|[withheld], next",
                "API-KEY:abcdef123|[withheld]",
                "apikey=abcdef|[withheld]",
                "secret='abcdef'; DROP|[withheld]'; DROP",
                "passwd:abcdef|[withheld]",
            })
    void what_is_named_a_password_is_withheld(String text, String sealed) {
        assertThat(Secrets.sealed(text)).isEqualTo(sealed);
    }

    /// As they stand in an environment, in a `.env` file, in JSON and in JSON inside JSON.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PGPASSWORD=hunter22 psql|PG[withheld] psql",
                "DB_PASSWORD=hunter22|DB_[withheld]",
                "client_secret: abcdef99|client_[withheld]",
                "{\"password\": \"hunter22\"}|{\"[withheld]\"}",
                "'api_key': 'abcdef99'|'[withheld]'",
                "{\\\"password\\\": \\\"hunter22\\\"}|{\\\"[withheld]\"}",
            })
    void also_where_the_name_is_longer_or_quoted(String text, String sealed) {
        assertThat(Secrets.in(text)).isTrue();
        assertThat(Secrets.sealed(text)).isEqualTo(sealed);
    }

    @Test
    void a_private_key_is_withheld_whole_also_where_its_end_is_cut_off() {
        var begin = "-----BEGIN RSA " + "PRIVATE KEY-----\nMIIEow\nIBAAK\n";
        assertThat(Secrets.sealed("a " + begin + "-----END RSA PRIVATE KEY----- b"))
                .startsWith("a [withheld]")
                .endsWith(" b")
                .doesNotContain("MIIEow")
                .doesNotContain("IBAAK");
        assertThat(Secrets.sealed("a " + begin)).isEqualTo("a [withheld]\n");
        assertThat(Secrets.in("-----BEGIN " + "PUBLIC KEY-----\nMIIE")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "How many customers changed their password last month?",
                "the secret: it is 5",
                "https://example.com/a?b=c",
                "mailto:ana@example.com",
                "task-force sk-8 xoxb",
                "the api key is rotated",
                "ratio 1:2, 10:15",
                "SELECT count(*) FROM password_resets WHERE used = true",
            })
    void what_only_looks_a_little_like_one_stays(String text) {
        assertThat(Secrets.in(text)).isFalse();
        assertThat(Secrets.sealed(text)).isEqualTo(text);
    }

    @Test
    void several_go_and_what_is_sealed_holds_none() {
        var text = String.join(" and ", TOKENS) + " password=hunter22";
        var sealed = Secrets.sealed(text);
        assertThat(sealed.split("\\[withheld]", -1)).hasSize(TOKENS.size() + 2);
        assertThat(Secrets.in(sealed)).isFalse();
    }

    @Test
    void a_huge_text_without_one_is_read_at_once() {
        var text = "a://" + "b".repeat(200_000) + " eyJ" + "c".repeat(200_000) + "-----BEGIN ".repeat(1_000);
        var start = System.nanoTime();
        assertThat(Secrets.in(text)).isFalse();
        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(5_000);
    }
}
