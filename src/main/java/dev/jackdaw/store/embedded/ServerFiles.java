package dev.jackdaw.store.embedded;

import dev.jackdaw.core.EnvironmentException;
import dev.jackdaw.store.login.Credentials;
import dev.jackdaw.store.login.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The embedded server's files: its data, its log, its administrator's password.
final class ServerFiles {
    /// Durable as PostgreSQL's own defaults are; small, because it shares the machine with
    /// everything else.
    private static final String SETTINGS = """

        # Jackdaw
        shared_buffers = 64MB
        max_connections = 100
        jit = off
        max_wal_size = 256MB
        password_encryption = scram-sha-256
        """;

    private final Path folder;
    private final Programs programs;
    private final Home home;
    private final String password;

    ServerFiles(Path folder, Programs programs, Home home) {
        this.folder = folder;
        this.programs = programs;
        this.home = home;
        this.password = new Credentials(home, EmbeddedServer.REALM).findOrGenerate(EmbeddedServer.ADMIN);
    }

    Path data() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("server.log");
    }

    String password() {
        return password;
    }

    PidFile pid() {
        return new PidFile(data().resolve("postmaster.pid"));
    }

    /// Makes the data directory if there is none. It gets its name last, so a killed attempt leaves
    /// nothing that looks whole.
    void initialise() {
        if (Files.isDirectory(data())) {
            return;
        }
        var fresh = folder.resolve("data.new");
        var secret = folder.resolve("password.tmp");
        try {
            Binaries.deleteTree(fresh);
            Files.createDirectories(fresh);
            home.writeSecret(secret, password);
            programs.own(fresh);
            programs.own(secret);
            int status = programs.run(
                    log(),
                    "initdb",
                    "-D",
                    fresh.toString(),
                    "--username=" + EmbeddedServer.ADMIN,
                    "--pwfile=" + secret,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--locale=C.UTF-8");
            if (status != 0) {
                throw new EnvironmentException("initdb failed. See " + log());
            }
            var settings = fresh.resolve("postgresql.conf");
            Files.writeString(settings, Files.readString(settings) + SETTINGS);
            Files.move(fresh, data());
        } catch (IOException e) {
            throw new EnvironmentException("can't create the database in " + fresh + " (" + Home.reason(e) + ")", e);
        } finally {
            secret.toFile().delete();
        }
    }
}
