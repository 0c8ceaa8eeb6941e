package dev.jackdaw;

import dev.jackdaw.app.Config;
import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.app.sample.SampleLoader;
import dev.jackdaw.store.login.Login;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/// The whole product over the sample company with its knowledge, in a database of its own.
public final class TestCompany implements AutoCloseable {
    /// The sample's last day.
    public static final LocalDate AS_OF = LocalDate.of(2026, 6, 17);

    private final Login database;
    private final Jackdaw jackdaw;

    private TestCompany(Login database, Jackdaw jackdaw) {
        this.database = database;
        this.jackdaw = jackdaw;
    }

    /// Made once: loading and indexing anew for each test would cost more than most tests.
    private static final class Template {
        static final Login DATABASE = made();

        private static Login made() {
            var database = TestDatabase.fresh();
            open(database).close();
            return database;
        }
    }

    /// Loaded and indexed.
    public static TestCompany open() {
        var database = TestDatabase.copyOf(Template.DATABASE);
        return new TestCompany(database, Jackdaw.open(new Config(TestDatabase.settings(database))));
    }

    /// Loaded and indexed in a database that is empty, of whatever server.
    public static TestCompany open(Login database) {
        var jackdaw = Jackdaw.open(new Config(TestDatabase.settings(database)));
        var readers = List.of(
                jackdaw.logins().analyst().user(), jackdaw.logins().engineer().user());
        new SampleLoader(database, readers).load("public", 42, AS_OF, false);
        jackdaw.knowledge().loader().load(Path.of("knowledge"), false, done -> {});
        return new TestCompany(database, jackdaw);
    }

    /// The administrator's login.
    public Login database() {
        return database;
    }

    public Jackdaw jackdaw() {
        return jackdaw;
    }

    @Override
    public void close() {
        jackdaw.close();
    }
}
