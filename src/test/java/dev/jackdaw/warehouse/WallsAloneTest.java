package dev.jackdaw.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.store.Connections;
import dev.jackdaw.store.login.Login;
import dev.jackdaw.warehouse.guard.Corpus;
import dev.jackdaw.warehouse.guard.OwnServer;
import dev.jackdaw.warehouse.guard.ServerState;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The last two walls, each without any other: the logins' rights, and the transaction.
class WallsAloneTest {
    private static OwnServer server;

    @BeforeAll
    static void open() {
        server = new OwnServer();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    /// Those that change nothing but take a second, or a gigabyte, each.
    private static final Set<String> SLOW = Set.of("waiting");

    /// What no transaction undoes: other sessions ended, files of the server's own.
    private static final Set<String> BEYOND = Set.of("waiting", "administration");

    private static List<Corpus.Line> attacks(Set<String> without) {
        return Corpus.attacks().stream()
                .filter(l -> !without.contains(l.kind()))
                .toList();
    }

    /// Sends an attack as it stands, each part of it committed; false where the server refused.
    private static boolean send(Login login, String sql) {
        try (var connection = Connections.open(login);
                var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.setQueryTimeout(1);
            statement.execute(sql);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /// How many ran: without any, nothing is shown.
    private static long sendAll(Login login) {
        return attacks(SLOW).stream().filter(line -> send(login, line.sql())).count();
    }

    private static List<String> changed(Map<String, String> before) {
        var now = ServerState.of(server.admin());
        var names = new ArrayList<String>();
        var all = new TreeMap<>(before);
        all.putAll(now);
        for (var part : all.keySet()) {
            if (!String.valueOf(before.get(part)).equals(now.get(part))) {
                names.add(part);
            }
        }
        return names;
    }

    @Test
    void the_analysts_rights_alone_leave_nothing_changed_but_its_own_settings() {
        var before = ServerState.of(server.admin());
        assertThat(sendAll(server.logins().analyst())).isGreaterThan(50);
        assertThat(changed(before)).isSubsetOf("pg_db_role_setting", "pg_authid", "sequences");
    }

    @Test
    void the_engineers_rights_alone_reach_only_what_it_built() {
        var before = ServerState.of(server.admin());
        assertThat(sendAll(server.logins().engineer())).isGreaterThan(100);
        // Its own tables and views, its own settings, and what a company's function does that runs
        // with its owner's rights and is open to everybody. No code, no trigger, nothing elsewhere.
        assertThat(changed(before))
                .contains("jackdaw.x")
                .isSubsetOf(
                        "jackdaw.daily",
                        "jackdaw.revenue",
                        "jackdaw.shared",
                        "jackdaw.x",
                        "pg_attribute",
                        "pg_class",
                        "pg_db_role_setting",
                        "pg_description",
                        "pg_index",
                        "pg_rewrite",
                        "pg_type",
                        "secret.touched");
    }

    @Test
    void the_transaction_alone_undoes_what_even_a_superuser_does() throws SQLException {
        var before = ServerState.of(server.admin());
        int ran = 0;
        for (var line : attacks(BEYOND)) {
            var limits = new Limits(100, 100_000, Duration.ofSeconds(1));
            try (var connection = Connections.open(server.admin())) {
                var session = new AgentSession(connection, new Values(ZoneId.of("UTC")), limits);
                try (var statement = session.statement()) {
                    session.begin(true, List.of("public", "sales"), Map.of());
                    session.read(statement, line.sql());
                    ran++;
                } catch (SQLException e) {
                    assertThat(e.getMessage()).isNotNull();
                } finally {
                    session.end();
                }
            }
        }
        assertThat(ran).isGreaterThan(100);
        assertThat(changed(before)).isEmpty();
    }
}
