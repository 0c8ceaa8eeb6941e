package dev.jackdaw.warehouse.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestDatabase;
import dev.jackdaw.store.Connections;
import dev.jackdaw.store.login.Login;
import dev.jackdaw.warehouse.guard.Corpus;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The canonical text means to PostgreSQL what was written.
class StatementTextTest {
    private static final TextBounds WIDE = new TextBounds(1_000_000, 100_000, 1_000, 1_000);
    private static final Login DATABASE = TestDatabase.fresh();

    private static String canonical(String sql) throws TextRefusedException {
        return StatementText.read(sql, WIDE).text();
    }

    @Test
    void what_is_canonical_stays_as_it_is() throws TextRefusedException {
        int read = 0;
        for (var line : Stream.concat(Corpus.attacks().stream(), Corpus.honest().stream())
                .toList()) {
            String once;
            try {
                once = canonical(line.sql());
            } catch (TextRefusedException e) {
                continue;
            }
            read++;
            assertThat(canonical(once)).as(line.id()).isEqualTo(once);
            assertThat(once).as(line.id()).doesNotContain("\r", "\u000b");
        }
        assertThat(read).isGreaterThan(800);
    }

    /// A literal of any kind. Pieces are such that most of them are valid.
    private static String literal(Random random) {
        var plain = new String[] {"a", "''", "é", " ", "--", "/*", "*/", "$$", "\"", "\\", ";", "%", "漢"};
        var escaped =
                new String[] {"a", "''", "\\'", "\\n", "\\x41", "\\101", "\\u00e9", "\\U0001F600", "\\\\", "é", "$"};
        var unicode = new String[] {"a", "''", "\\0041", "\\+01F600", "\\\\", "é", "-"};
        var name = new String[] {"a", "''", "\\", "\"", "--", "/*", "$", "$a", "é"};
        return switch (random.nextInt(6)) {
            case 0 -> "'" + pieces(random, plain) + "'";
            case 1 -> "E'" + pieces(random, escaped) + "'";
            case 2 -> "U&'" + pieces(random, unicode) + "'";
            case 3 -> "$t$" + pieces(random, name) + "$t$";
            case 4 -> "'" + pieces(random, plain) + "'\n  '" + pieces(random, plain) + "'";
            default -> "e'" + pieces(random, escaped) + "' -- more\n'" + pieces(random, escaped) + "'";
        };
    }

    private static String pieces(Random random, String[] of) {
        var text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(of[random.nextInt(of.length)]);
        }
        return text.toString();
    }

    @Test
    void literals_keep_their_values() throws SQLException {
        long seed = System.nanoTime();
        System.out.println("StatementTextTest: seed " + seed);
        var random = new Random(seed);
        int same = 0;
        try (var connection = Connections.open(DATABASE)) {
            for (int i = 0; i < 2_000; i++) {
                var sql = "SELECT " + literal(random) + " AS a";
                String canonical;
                try {
                    canonical = canonical(sql);
                } catch (TextRefusedException e) {
                    continue;
                }
                try (var raw = connection.createStatement();
                        var own = connection.createStatement()) {
                    raw.setEscapeProcessing(false);
                    own.setEscapeProcessing(false);
                    assertThat(first(own, canonical))
                            .as("seed " + seed + ": " + sql)
                            .isEqualTo(first(raw, sql));
                    same++;
                }
            }
        }
        assertThat(same).isGreaterThan(1_500);
    }

    private static String first(java.sql.Statement statement, String sql) {
        try (var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            return "error " + e.getSQLState();
        }
    }

    @Test
    void operators_end_where_they_do_for_the_server() throws TextRefusedException, SQLException {
        var found = new ArrayList<List<String>>();
        for (var sql : List.of(
                "SELECT 1--1\n+2",
                "SELECT 4/*x*/-/*y*/-3",
                "SELECT 1<-2",
                "SELECT 2=-2",
                "SELECT 5-/**/-1",
                "SELECT -2^2",
                "SELECT 7% -3",
                "SELECT @ -5",
                "SELECT |/ 4")) {
            assertThat(TestDatabase.rows(DATABASE, canonical(sql))).as(sql).isEqualTo(TestDatabase.rows(DATABASE, sql));
            found.add(TestDatabase.rows(DATABASE, sql).getFirst());
        }
        assertThat(found).hasSize(9);
    }
}
