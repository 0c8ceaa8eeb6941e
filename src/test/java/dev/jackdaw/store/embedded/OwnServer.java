package dev.jackdaw.store.embedded;

import dev.jackdaw.TestDatabase;
import dev.jackdaw.store.login.Home;
import dev.jackdaw.store.login.Login;
import java.nio.file.Path;

/// A PostgreSQL of a test's own, which it may restart as it likes.
public final class OwnServer implements AutoCloseable {
    private final Home home;
    private final EmbeddedServer server;

    public OwnServer(Path folder) {
        this.home = new Home(folder);
        this.server = EmbeddedServer.attach(home);
    }

    /// The administrator's login to a new, empty database.
    public Login fresh(String name) {
        TestDatabase.run(server.admin("postgres"), "CREATE DATABASE " + name);
        return server.admin(name);
    }

    /// As after a power cut, on the same port.
    public void restart() {
        var folder = home.folder().resolve("postgres");
        int status = new Programs(folder.resolve("programs"))
                .run(
                        folder.resolve("server.log"),
                        "pg_ctl",
                        "restart",
                        "-w",
                        "-m",
                        "immediate",
                        "-D",
                        folder.resolve("data").toString(),
                        "-l",
                        folder.resolve("server.log").toString());
        if (status != 0) {
            throw new IllegalStateException("no restart; see " + folder.resolve("server.log"));
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
