package dev.jackdaw.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.TestDatabase;
import dev.jackdaw.core.Hashes;
import dev.jackdaw.core.PermanentException;
import dev.jackdaw.store.login.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Files of the state schema are frozen once they are there, and every state that a database was
/// ever brought to comes to today's.
class MigrationsTest {
    private static final Path FILES = Path.of("src/main/resources/db/migration");
    private static final Path HISTORY = Path.of("src/test/resources/db/history");

    /// Everything of the schema but the order of columns.
    private static final String CATALOGUE = """
        SELECT format('column %s.%s %s null=%s default=%s identity=%s', table_name, column_name, udt_name, is_nullable, column_default, is_identity)
        FROM information_schema.columns WHERE table_schema = 'jackdaw_state'
        UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'jackdaw_state'
        UNION ALL SELECT format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
        FROM pg_constraint WHERE connamespace = 'jackdaw_state'::regnamespace AND contype <> 'n'
        UNION ALL SELECT pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE c.relnamespace = 'jackdaw_state'::regnamespace AND NOT tgisinternal
        UNION ALL SELECT format('policy %s %s %s', tablename, policyname, qual) FROM pg_policies WHERE schemaname = 'jackdaw_state'
        UNION ALL SELECT format('table %s rls=%s forced=%s acl=%s', relname, relrowsecurity, relforcerowsecurity, replace(relacl::text, relowner::regrole::text, 'owner'))
        FROM pg_class WHERE relnamespace = 'jackdaw_state'::regnamespace AND relkind IN ('r', 'S')
        UNION ALL SELECT format('function %s %s', proname, prosrc) FROM pg_proc WHERE pronamespace = 'jackdaw_state'::regnamespace
        ORDER BY 1
        """;

    private static List<String> files() throws IOException {
        try (var files = Files.list(FILES)) {
            return files.map(f -> f.getFileName().toString()).toList();
        }
    }

    /// Add a file instead: a database that has run the old text never sees the new one.
    @Test
    void files_that_databases_have_run_are_never_edited() throws IOException {
        for (var line : Files.readAllLines(Path.of("src/test/resources/db/frozen.sha256"))) {
            var parts = line.split(" +");
            assertThat(Hashes.of(Files.readString(FILES.resolve(parts[1]))))
                    .as(parts[1] + " was edited; undo that and add a file with the change")
                    .isEqualTo(parts[0]);
        }
    }

    @Test
    void checksums_are_flyways_own() throws IOException {
        var database = service();
        StateDatabase.open(database).close();
        var ran = TestDatabase.rows(
                database,
                "SELECT version, checksum FROM jackdaw_state.flyway_schema_history WHERE version IS NOT NULL");
        assertThat(ran.stream().map(row -> Map.entry(row.getFirst(), Integer.parseInt(row.getLast()))))
                .containsExactlyElementsOf(Migrations.CHECKSUMS.entrySet());
        assertThat(files()).hasSize(Migrations.CHECKSUMS.size());
    }

    /// A login that owns the state schema of a database of its own and is subject to row-level security, as in a
    // company.
    private static Login service() {
        return service(TestDatabase.fresh());
    }

    private static Login service(Login admin) {
        var service = admin.as("state_" + admin.database(), "p");
        TestDatabase.run(
                admin,
                "CREATE ROLE " + service.user() + " LOGIN PASSWORD 'p'",
                "CREATE SCHEMA jackdaw_state AUTHORIZATION " + service.user());
        return service;
    }

    /// The files that a database may have run, as they were then: a line for each change.
    static Stream<String> states() throws IOException {
        return Files.readAllLines(HISTORY.resolve("states.txt")).stream();
    }

    private static void migrate(Login login, String state, Path folder) throws IOException {
        for (var name : state.split(" ")) {
            var old = HISTORY.resolve(name);
            Files.copy(
                    Files.exists(old) ? old : FILES.resolve(name),
                    folder.resolve(name.replaceFirst("\\.\\d+\\.sql", ".sql")));
        }
        Flyway.configure()
                .dataSource(login.jdbcUrl(), login.user(), login.password())
                .defaultSchema("jackdaw_state")
                .createSchemas(false)
                .locations("filesystem:" + folder)
                .load()
                .migrate();
    }

    private static List<String> catalogue(Login login) {
        return TestDatabase.rows(login, CATALOGUE).stream()
                .map(List::getFirst)
                .filter(line -> !line.contains("flyway_schema_history"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("states")
    void every_state_that_a_database_may_be_in_comes_to_todays(String state, @TempDir Path folder) throws IOException {
        var fresh = service();
        StateDatabase.open(fresh).close();
        var old = service();
        migrate(old, state, folder);
        StateDatabase.open(old).close();
        assertThat(catalogue(old)).isEqualTo(catalogue(fresh));
        // And stays there.
        StateDatabase.open(old).close();
    }

    @Test
    void what_an_older_schema_held_is_kept(@TempDir Path folder) throws IOException {
        var old = service();
        var states = states().toList();
        migrate(old, states.get(states.size() - 2), folder);
        TestDatabase.run(
                old,
                "INSERT INTO jackdaw_state.watch_alert (watch, day, kind, text, found_at, told) VALUES ('w',"
                    + " '2026-01-01', 'high', 'told', now(), true), ('w', '2026-01-02', 'high', 'not', now(), false)");
        StateDatabase.open(old).close();
        assertThat(TestDatabase.rows(old, "SELECT text, posted FROM jackdaw_state.watch_alert ORDER BY day"))
                .containsExactly(List.of("told", "t"), List.of("not", "f"));
    }

    @Test
    void learnings_of_the_first_form_are_found_again(@TempDir Path folder) throws IOException {
        var admin = TestDatabase.fresh();
        var old = service(admin);
        migrate(
                old,
                states().filter(s -> s.endsWith("V8__learning.1.sql"))
                        .findFirst()
                        .orElseThrow(),
                folder);
        TestDatabase.run(
                old,
                "SET jackdaw.viewer = 'upkeep'; INSERT INTO jackdaw_state.learning (id, type, audience, rights, text,"
                    + " sql, question, relations, run, steps, author, shape, state, reason, version, supports,"
                    + " embedding, made_at, changed_at) VALUES ('l1', 'quirk', '', '{}', 'a text', '', 'a question',"
                    + " '{}', 'r', '{}', 'maria', '', 'active', '', 1, '{}', '{0.5}', now(), now())");
        StateDatabase.open(old).close();
        assertThat(TestDatabase.rows(
                        admin,
                        "SELECT meaning, search, q.embedding FROM jackdaw_state.learning l "
                                + "JOIN jackdaw_state.learning_question q ON q.learning = l.id"))
                .containsExactly(List.of("{0.5}", "a question", "{0.5}"));
    }

    @Test
    void a_file_that_no_release_had_is_named_and_nothing_is_changed() {
        var login = service();
        StateDatabase.open(login).close();
        TestDatabase.run(login, "UPDATE jackdaw_state.flyway_schema_history SET checksum = 17 WHERE version = '8'");
        assertThatThrownBy(() -> StateDatabase.open(login))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("version 8 of the state schema")
                .hasMessageContaining("backup");
        TestDatabase.run(
                login,
                "UPDATE jackdaw_state.flyway_schema_history SET checksum = 1, version = '99' WHERE version = '8'");
        assertThatThrownBy(() -> StateDatabase.open(login))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("version 99")
                .hasMessageContaining("newer release");
    }

    @Test
    void two_processes_that_start_at_once_both_come_to_it(@TempDir Path folder) throws Exception {
        var login = service();
        migrate(
                login,
                states().filter(s -> s.endsWith("V9__assets.2.sql")).findFirst().orElseThrow(),
                folder);
        var failed = new ArrayList<Throwable>();
        var starts = Stream.generate(() -> Thread.ofVirtual().unstarted(() -> {
                    try {
                        StateDatabase.open(login).close();
                    } catch (RuntimeException e) {
                        synchronized (failed) {
                            failed.add(e);
                        }
                    }
                }))
                .limit(3)
                .toList();
        starts.forEach(Thread::start);
        for (var start : starts) {
            start.join();
        }
        assertThat(failed).isEmpty();
    }
}
