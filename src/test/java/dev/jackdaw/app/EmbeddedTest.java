package dev.jackdaw.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The embedded server, as processes share it. One test, because setting it up takes its time.
class EmbeddedTest {
    @Test
    void processes_share_it_survive_a_kill_and_the_last_one_stops_it(@TempDir(cleanup = CleanupMode.NEVER) Path folder)
            throws IOException, InterruptedException {
        var home = folder.resolve("home");
        var settings = Map.of("JACKDAW_HOME", home.toString(), "HOME", folder.toString());

        var first = Cli.start(settings, folder.resolve("1"), "ask", "What is our MRR by plan?");
        var second = Cli.start(settings, folder.resolve("2"), "ask", "What is our MRR by plan?");
        assertThat(first.waitFor(240, TimeUnit.SECONDS)).isTrue();
        assertThat(second.waitFor(240, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(folder.resolve("1"))).contains("enterprise", "Governed metric");
        assertThat(Files.readString(folder.resolve("2"))).contains("enterprise", "Governed metric");
        awaitStopped(home);

        var settingsWithPort = Map.of("JACKDAW_HOME", home.toString(), "PORT", "0");
        var served = Cli.start(settingsWithPort, folder.resolve("3"), "serve");
        await(() -> Files.readString(folder.resolve("3")).contains("ready"));
        served.destroyForcibly().waitFor();
        assertThat(home.resolve("postgres/data/postmaster.pid")).exists();

        var after = Cli.start(settings, folder.resolve("4"), "ask", "MRR");
        assertThat(after.waitFor(240, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(folder.resolve("4"))).contains("Governed metric");
        awaitStopped(home);

        var secrets = PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("credentials.json")));
        assertThat(secrets).isEqualTo("rw-------");
        var conf = Files.readString(home.resolve("postgres/data/postgresql.conf"));
        assertThat(conf).doesNotContain("\nfsync = off");
        assertThat(Files.readString(home.resolve("postgres/data/pg_hba.conf")))
                .contains("scram-sha-256")
                .doesNotContain(" trust\n");
    }

    private interface Check {
        boolean holds() throws IOException;
    }

    private static void awaitStopped(Path home) throws IOException, InterruptedException {
        await(() -> Files.notExists(home.resolve("postgres/data/postmaster.pid")));
    }

    /// Patience for a process that starts beside all the other tests.
    private static void await(Check check) throws IOException, InterruptedException {
        for (int i = 0; i < 3_000 && !check.holds(); i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(check.holds()).isTrue();
    }
}
