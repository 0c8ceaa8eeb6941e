package dev.jackdaw.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.core.ConflictException;
import dev.jackdaw.core.EnvironmentException;
import dev.jackdaw.core.PermanentException;
import dev.jackdaw.core.TransientException;
import dev.jackdaw.store.login.Login;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What failures of connections and statements are told as.
class ConnectionsTest {
    private static final Login LOGIN = Login.parse("X", "postgresql://ann:hush@db:1/sales");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        28P01 | the password is wrong
        28000 | the server does not let this login in
        3D000 | there is no such database
        42501 | the login may not connect to this database
        53300 | the server has too many connections
        57P03 | the server is starting or stopping
        08001 | it does not answer
        XX000 | it does not answer
        """)
    void a_failed_connection_names_who_where_and_why_but_no_password(String state, String reason) {
        var error = Connections.unreachable(LOGIN, new SQLException("no pg_hba entry for ann, hush", state));
        assertThat(error)
                .isInstanceOf(EnvironmentException.class)
                .hasMessage("can't connect to PostgreSQL as ann@db:1/sales: " + reason + " (SQLSTATE " + state + ")");
    }

    @Test
    void a_server_that_is_not_there_does_not_answer() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var login = Login.parse("X", "postgresql://ann:hush@127.0.0.1:" + port + "/d");
        assertThatThrownBy(() -> Connections.open(login))
                .isInstanceOf(EnvironmentException.class)
                .hasMessage("can't connect to PostgreSQL as ann@127.0.0.1:" + port
                        + "/d: it does not answer (SQLSTATE 08001)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        `ERROR: no such table`                                | no such table
        `ERROR: syntax error at "x"\\n  Position: 15`          | syntax error at "x"
        `ERROR: a\\n  Hint: b\\n  Position: 3`                  | `a\\n  Hint: b`
        `Position: 15 is taken`                               | Position: 15 is taken
        `  spaced  `                                          | spaced
        """)
    void a_message_is_what_the_server_says_without_place_and_severity(String said, String message) {
        assertThat(Connections.message(new SQLException(said.replace("\\n", "\n"))))
                .isEqualTo(message.replace("\\n", "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "57014", "40001", "40P01"})
    void what_may_pass_is_transient(String state) {
        assertThat(Connections.failed("counting", new SQLException("so", state)))
                .isInstanceOf(TransientException.class)
                .hasMessage("counting failed: so (SQLSTATE " + state + ")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"42P01", "23505", "22012", "53100"})
    void what_stays_is_permanent(String state) {
        assertThat(Connections.failed("counting", new SQLException("so", state)))
                .isInstanceOf(PermanentException.class);
    }

    @Test
    void a_failure_without_a_state_is_told_all_the_same() {
        assertThat(Connections.failed("counting", new SQLException("so")))
                .hasMessage("counting failed: so (SQLSTATE null)");
    }

    @ParameterizedTest
    @CsvSource({"08006", "08003", "''"})
    void a_lost_state_database_is_told_without_its_address(String state) {
        var error = StatementFailure.of(
                new SQLException("Connection to db.internal:5432 refused", state.isEmpty() ? null : state));
        assertThat(error).isInstanceOf(StateUnavailable.class).isInstanceOf(TransientException.class);
        assertThat(error.getMessage())
                .startsWith("the state database does not answer")
                .doesNotContain("db.internal")
                .doesNotContain("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"53300", "57P01", "40001", "40P01"})
    void a_state_database_that_cannot_now_says_what_the_server_says(String state) {
        assertThat(StatementFailure.of(new SQLException("ERROR: not now\n  Detail: secret\n  Position: 3", state)))
                .isInstanceOf(StateUnavailable.class)
                .hasMessage("the state database can't do it now: not now (SQLSTATE " + state + ")");
    }

    @Test
    void somebody_else_was_first_is_a_conflict_and_the_rest_is_refused() {
        assertThat(StatementFailure.of(new SQLException("ERROR: duplicate key\n  Detail: (email)=(a@b.c)", "23505")))
                .isInstanceOf(ConflictException.class)
                .hasMessage("somebody else was first: duplicate key");
        assertThat(StatementFailure.of(new SQLException("ERROR: canceling statement", "57014")))
                .isInstanceOf(RefusedStatement.class);
        assertThat(StatementFailure.of(new SQLException("ERROR: no such table", "42P01")))
                .isInstanceOf(RefusedStatement.class)
                .hasMessageContaining("no such table");
    }
}
