package dev.jackdaw;

import dev.jackdaw.store.Connections;
import dev.jackdaw.store.DatabaseSettings;
import dev.jackdaw.store.LoginSetup;
import dev.jackdaw.store.embedded.EmbeddedServer;
import dev.jackdaw.store.login.Credentials;
import dev.jackdaw.store.login.Home;
import dev.jackdaw.store.login.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/// The one database fixture: a server for the whole run, a fresh database for each test class.
/// Testcontainers where Docker answers, else `JACKDAW_TEST_DATABASE_URL` (an administrator's), else
/// the embedded server.
public final class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Path FOLDER = temporaryFolder();
    private static final Home SERVER = new Home(FOLDER.resolve("server"));
    private static @Nullable EmbeddedServer server;
    private static final Login ADMIN = start();

    private TestDatabase() {}

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("jackdaw-test");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Login start() {
        Runtime.getRuntime().addShutdownHook(new Thread(TestDatabase::end));
        return server();
    }

    /// Nothing stays in the temporary folder: the server has ended before its files are deleted.
    private static void end() {
        if (server != null) {
            EmbeddedServer.stop(SERVER);
            server.close();
        }
        try (var left = Files.walk(FOLDER)) {
            left.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            System.err.println("left behind: " + FOLDER + ": " + e.getMessage());
        }
    }

    private static Login server() {
        var named = System.getenv("JACKDAW_TEST_DATABASE_URL");
        if (named != null && !named.isBlank()) {
            System.out.println("test database: JACKDAW_TEST_DATABASE_URL");
            return Login.parse("JACKDAW_TEST_DATABASE_URL", named);
        }
        if (docker()) {
            System.out.println("test database: Testcontainers, pgvector/pgvector:pg18");
            var image = DockerImageName.parse("pgvector/pgvector:pg18").asCompatibleSubstituteFor("postgres");
            @SuppressWarnings("resource")
            var container = new PostgreSQLContainer(image);
            container.start();
            return new Login(
                    container.getJdbcUrl().replaceFirst("\\?.*", ""), container.getUsername(), container.getPassword());
        }
        System.out.println("test database: the embedded server");
        server = EmbeddedServer.attach(SERVER);
        return server.admin("postgres");
    }

    private static boolean docker() {
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } catch (RuntimeException e) {
            return false;
        }
    }

    /// The administrator's login to a new, empty database.
    public static Login fresh() {
        return created("");
    }

    /// The same to a copy of a database that nobody is connected to.
    static Login copyOf(Login template) {
        return created(" TEMPLATE " + template.jdbcUrl().replaceFirst(".*/", ""));
    }

    private static synchronized Login created(String how) {
        var name = "test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        run(ADMIN, "CREATE DATABASE " + name + how);
        return new Login(ADMIN.jdbcUrl().replaceFirst("/[^/]*$", "/" + name), ADMIN.user(), ADMIN.password());
    }

    /// The service's login to a new database that is set up and has no company data: for a room that
    /// needs its tables alone.
    public static Login service() {
        var database = fresh();
        new Credentials(home(), database.server());
        var settings = new DatabaseSettings(
                home(),
                Optional.of(database),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of("public"),
                Map.of());
        try (var setup = new LoginSetup(settings)) {
            return setup.logins().service();
        }
    }

    /// Settings for a program that works in a database of `fresh`. The home is shared by all tests.
    public static Map<String, String> settings(Login database) {
        new Credentials(home(), database.server());
        var settings = new HashMap<String, String>();
        settings.put("DATABASE_URL", url(database));
        settings.put("JACKDAW_HOME", home().folder().toString());
        settings.put("JACKDAW_COMPANY_SCHEMAS", "public");
        settings.put("JACKDAW_EVALS", "none");
        return settings;
    }

    /// The home that all tests share: role names belong to the server, and so do their passwords.
    public static Home home() {
        return new Home(FOLDER.resolve("home"));
    }

    /// The login as one sets it.
    public static String url(Login login) {
        return login.jdbcUrl()
                .replace("jdbc:postgresql://", "postgresql://" + login.user() + ":" + login.password() + "@");
    }

    /// Runs statements as this login.
    public static void run(Login login, String... statements) {
        try (var connection = Connections.open(login);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// All rows of a query, each as its values' text.
    public static List<List<String>> rows(Login login, String sql) {
        try (var connection = Connections.open(login);
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            var rows = new ArrayList<List<String>>();
            while (found.next()) {
                var row = new ArrayList<String>();
                for (int c = 1; c <= found.getMetaData().getColumnCount(); c++) {
                    row.add(String.valueOf(found.getString(c)));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
