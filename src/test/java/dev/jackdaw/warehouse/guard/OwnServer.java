package dev.jackdaw.warehouse.guard;

import dev.jackdaw.TestDatabase;
import dev.jackdaw.store.DatabaseSettings;
import dev.jackdaw.store.LoginSetup;
import dev.jackdaw.store.Logins;
import dev.jackdaw.store.embedded.EmbeddedServer;
import dev.jackdaw.store.login.Home;
import dev.jackdaw.store.login.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/// The company of the corpus on an embedded server of its own, where everything is hardened that
/// can be.
public final class OwnServer implements AutoCloseable {
    private final EmbeddedServer server;
    private final LoginSetup setup;
    private final Logins logins;

    public OwnServer() {
        try {
            var home = new Home(Files.createTempDirectory("jackdaw-test-walls"));
            this.server = EmbeddedServer.attach(home);
            this.setup = new LoginSetup(new DatabaseSettings(
                    home,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of("public", "sales"),
                    java.util.Map.of()));
            this.logins = setup.logins();
            TestDatabase.run(admin(), Corpus.database());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public Login admin() {
        return server.admin("jackdaw");
    }

    public Logins logins() {
        return logins;
    }

    @Override
    public void close() {
        setup.close();
        server.close();
    }
}
