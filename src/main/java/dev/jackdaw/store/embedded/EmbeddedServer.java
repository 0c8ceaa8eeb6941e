package dev.jackdaw.store.embedded;

import dev.jackdaw.core.EnvironmentException;
import dev.jackdaw.store.login.Home;
import dev.jackdaw.store.login.Login;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A PostgreSQL server in the home, shared by all processes that use it: the first starts it, the
/// last to leave stops it. A process holds a shared lock on `users.lock` for as long as it uses the
/// server, so that a killed one no longer counts; its server stays up and the next process attaches
/// to it.
public final class EmbeddedServer implements AutoCloseable {
    /// The login that owns the server. Nobody works under it: it only creates the other logins.
    public static final String ADMIN = "jackdaw_admin";

    /// What its passwords are filed under.
    public static final String REALM = "embedded";

    private static final Map<Path, EmbeddedServer> RUNNING = new HashMap<>();

    private final Path folder;
    private final ServerFiles files;
    private final Programs programs;
    private final FileChannel usersChannel;
    private FileLock usersLock;
    private int users;
    private int port;

    private EmbeddedServer(Home home) throws IOException {
        this.folder = home.folder("postgres");
        this.usersChannel = open("users.lock");
        try (var channel = open("start.lock");
                var starting = channel.lock()) {
            assert starting.isValid();
            this.programs = new Programs(Binaries.unpack(home));
            this.files = new ServerFiles(folder, programs, home);
            this.usersLock = usersChannel.lock(0, Long.MAX_VALUE, true);
            this.port = runningPort().orElseGet(this::start);
        }
    }

    private FileChannel open(String name) throws IOException {
        return FileChannel.open(
                folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /// Attaches to the home's server, starting it where it isn't running. Close it to leave.
    public static EmbeddedServer attach(Home home) {
        synchronized (RUNNING) {
            var server = RUNNING.computeIfAbsent(home.folder(), f -> create(home));
            server.users++;
            return server;
        }
    }

    private static EmbeddedServer create(Home home) {
        try {
            return new EmbeddedServer(home);
        } catch (IOException e) {
            throw new EnvironmentException(
                    "can't use the embedded database in "
                            + home.folder()
                            + " ("
                            + Home.reason(e)
                            + "). Set JACKDAW_HOME to a folder you may write to, or DATABASE_URL to a server",
                    e);
        }
    }

    /// The administrator's login to a database of this server.
    public Login admin(String database) {
        return new Login("jdbc:postgresql://127.0.0.1:" + port + "/" + database, ADMIN, files.password());
    }

    /// The port of the home's server if one runs.
    public static Optional<Integer> portOf(Home home) {
        return new PidFile(home.folder().resolve("postgres/data/postmaster.pid")).readyPort();
    }

    /// Stops the home's server now, whoever uses it. Returns whether one ran.
    public static boolean stop(Home home) {
        var folder = home.folder().resolve("postgres");
        if (new PidFile(folder.resolve("data/postmaster.pid")).alive().isEmpty()) {
            return false;
        }
        var log = folder.resolve("server.log");
        var data = folder.resolve("data").toString();
        int status =
                new Programs(folder.resolve("programs")).run(log, "pg_ctl", "stop", "-w", "-m", "fast", "-D", data);
        if (status != 0) {
            throw new EnvironmentException("the server in " + data + " did not stop. See " + log);
        }
        return true;
    }

    private Optional<Integer> runningPort() {
        return files.pid().awaitReady();
    }

    private int start() {
        files.initialise();
        int free = freePort();
        var options = "-c listen_addresses=127.0.0.1 -c unix_socket_directories= -p " + free;
        int status = programs.run(
                files.log(),
                "pg_ctl",
                "start",
                "-w",
                "-t",
                "60",
                "-s",
                "-D",
                files.data().toString(),
                "-l",
                files.log().toString(),
                "-o",
                options);
        if (status != 0) {
            throw new EnvironmentException("the embedded PostgreSQL did not start. See "
                    + files.log()
                    + " (full disk, too little memory and wrong file owners are the usual causes)");
        }
        return free;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new EnvironmentException("no free port on loopback", e);
        }
    }

    /// Leaves the server; the last user of all processes asks it to stop and does not wait for
    /// that.
    @Override
    public void close() {
        synchronized (RUNNING) {
            if (--users > 0) {
                return;
            }
            RUNNING.remove(folder.getParent());
            try (var channel = open("start.lock");
                    var stopping = channel.lock()) {
                assert stopping.isValid();
                usersLock.release();
                var alone = usersChannel.tryLock();
                if (alone != null) {
                    programs.run(
                            files.log(),
                            "pg_ctl",
                            "stop",
                            "-W",
                            "-s",
                            "-m",
                            "fast",
                            "-D",
                            files.data().toString());
                    alone.release();
                }
                usersChannel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
