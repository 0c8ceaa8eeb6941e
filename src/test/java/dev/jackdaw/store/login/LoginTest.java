package dev.jackdaw.store.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.core.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        postgresql://u:p@h/d                           | jdbc:postgresql://h:5432/d               | u         | p
        postgres://u:p@h:6543/d                        | jdbc:postgresql://h:6543/d               | u         | p
        jdbc:postgresql://h/d?user=u&password=p        | jdbc:postgresql://h:5432/d               | u         | p
        postgresql://u:p@h/d?sslmode=require           | jdbc:postgresql://h:5432/d?sslmode=require | u       | p
        postgresql://h/d?a=1&user=u&b=2&password=p&c=3 | jdbc:postgresql://h:5432/d?a=1&b=2&c=3   | u         | p
        postgresql://u:p@[::1]:5433/d                  | jdbc:postgresql://[::1]:5433/d           | u         | p
        postgresql://u%40corp:p@h/d                    | jdbc:postgresql://h:5432/d               | u@corp    | p
        postgresql://u:a+b%2Fc%3Ad%40@h/d              | jdbc:postgresql://h:5432/d               | u         | a+b/c:d@
        postgresql://u:a:b@h/d                         | jdbc:postgresql://h:5432/d               | u         | a:b
        postgresql://u:gr%C3%BC%C3%9Fe@h/d             | jdbc:postgresql://h:5432/d               | u         | grüße
        postgresql://u@h/d                             | jdbc:postgresql://h:5432/d               | u         | ''
        postgresql://h/d                               | jdbc:postgresql://h:5432/d               | ''        | ''
        postgresql://u:p@h/d?password=x%26y            | jdbc:postgresql://h:5432/d               | u         | x&y
        """)
    void addresses_are_read(String text, String url, String user, String password) {
        assertThat(Login.parse("X", text)).isEqualTo(new Login(url, user, password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "h",
                "mysql://u:hush@h/d",
                "postgresql://u:hush@h",
                "postgresql://u:hush@h/",
                "postgresql:///d",
                "postgresql://u:hush#1@h/d",
                "postgresql://u:hu sh@h/d",
                "postgresql://u:hush%@h/d",
                "postgresql://u:hush@h:port/d",
                "postgresql://u:hush@h/d?password",
                "postgresql://u:hush@h/d?user"
            })
    void what_is_no_address_is_refused_without_a_word_of_it(String text) {
        assertThatThrownBy(() -> Login.parse("DATABASE_URL", text))
                .isInstanceOf(UsageException.class)
                .hasMessage("DATABASE_URL is not a PostgreSQL address. Write it as "
                        + "postgresql://USER:PASSWORD@HOST:5432/DATABASE "
                        + "(special characters in the password percent-encoded)")
                .hasNoCause();
    }

    @Test
    void its_text_names_who_and_where_and_never_the_password() {
        var login = Login.parse("X", "postgresql://ann:hush@db.example:6000/sales?sslmode=require&password=hush2");
        assertThat(login).hasToString("ann@db.example:6000/sales");
        assertThat(login.jdbcUrl()).doesNotContain("hush");
        assertThat("" + login.as("bob", "psst")).isEqualTo("bob@db.example:6000/sales");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        postgresql://h/my%20data      | h:5432     | my data
        postgresql://h/a%2Fb          | h:5432     | a/b
        postgresql://h/a+b            | h:5432     | a+b
        postgresql://[fe80::1]:99/d?x=/y | [fe80::1]:99 | d
        """)
    void the_database_and_the_server_are_read_off_the_address(String text, String server, String database) {
        var login = Login.parse("X", text);
        assertThat(login.server()).isEqualTo(server);
        assertThat(login.database()).isEqualTo(database);
    }

    @Test
    void another_user_is_at_the_same_place() {
        var login = Login.parse("X", "postgresql://ann:hush@h:1/d?a=b");
        assertThat(login.as("bob", "psst")).isEqualTo(new Login("jdbc:postgresql://h:1/d?a=b", "bob", "psst"));
    }
}
