package dev.jackdaw.store.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.core.EnvironmentException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Generated passwords, and the folder they are kept in.
class CredentialsTest {
    @TempDir
    private Path folder;

    private Credentials of(String server) {
        return new Credentials(new Home(folder), server);
    }

    @Test
    void a_password_is_made_once_and_kept_for_its_server_and_user() {
        assertThat(of("h:1").find("ann")).isEmpty();
        var password = of("h:1").findOrGenerate("ann");
        assertThat(of("h:1").findOrGenerate("ann")).isEqualTo(password);
        assertThat(of("h:1").find("ann")).contains(password);
        assertThat(of("h:1").find("bob")).isEmpty();
        assertThat(of("h:2").find("ann")).isEmpty();
        var other = of("h:2").findOrGenerate("ann");
        assertThat(other).isNotEqualTo(password);
        assertThat(of("h:1").find("ann")).contains(password);
    }

    @Test
    void passwords_are_long_and_safe_in_addresses_and_sql() {
        var seen = new HashSet<String>();
        for (int i = 0; i < 200; i++) {
            var password = Credentials.generate();
            assertThat(password).matches("[A-Za-z0-9_-]{32}");
            assertThat(Login.parse("X", "postgresql://u:" + password + "@h/d").password())
                    .isEqualTo(password);
            seen.add(password);
        }
        assertThat(seen).hasSize(200);
    }

    @Test
    void the_file_is_its_owner_s_alone_and_nothing_else_is_left_behind() throws IOException {
        of("h:1").findOrGenerate("ann");
        of("h:1").findOrGenerate("bob");
        var file = folder.resolve("credentials.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("credentials.json", "credentials.lock");
        }
    }

    @Test
    void several_at_once_agree_on_one_password() throws InterruptedException, ExecutionException {
        var passwords = new HashSet<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> ask = () -> of("h:1").findOrGenerate("ann");
            for (var asked : threads.invokeAll(List.of(ask, ask, ask, ask, ask, ask, ask, ask))) {
                passwords.add(asked.get());
            }
        }
        assertThat(passwords).hasSize(1);
    }

    @Test
    void a_damaged_file_is_named_and_not_overwritten() throws IOException {
        var file = Files.writeString(folder.resolve("credentials.json"), "{\"h:1\": {\"ann\": \"hush");
        assertThatThrownBy(() -> of("h:1").findOrGenerate("ann"))
                .isInstanceOf(EnvironmentException.class)
                .hasMessage(
                        "can't read " + file + ": it is damaged or not yours. Remove it to have new passwords made");
        assertThat(file).hasContent("{\"h:1\": {\"ann\": \"hush");
    }

    @Test
    void a_home_is_made_with_the_folders_above_it() {
        var home = new Home(folder.resolve("a/../b/c"));
        assertThat(home.folder()).isEqualTo(folder.resolve("b/c"));
        assertThat(home.folder("d")).isDirectory().isEqualTo(folder.resolve("b/c/d"));
        assertThat(home.folder("d")).isDirectory();
    }

    @Test
    void a_home_that_cannot_be_is_told_with_the_mend() throws IOException {
        var file = Files.writeString(folder.resolve("f"), "");
        assertThatThrownBy(() -> new Home(file).folder("d"))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageStartingWith("can't create the folder " + file.resolve("d") + " (")
                .hasMessageEndingWith("). Set JACKDAW_HOME to a folder you may write to");
    }

    @Test
    void a_secret_replaces_the_one_before_and_leaves_none_lying_about() throws IOException {
        var home = new Home(folder);
        var file = folder.resolve("secret");
        home.writeSecret(file, "one, and longer");
        home.writeSecret(file, "zwölf");
        assertThat(file).hasContent("zwölf");
        var taken = Files.createDirectories(folder.resolve("taken/inside")).getParent();
        assertThatThrownBy(() -> home.writeSecret(taken, "hush"))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageStartingWith("can't write " + taken + " (")
                .hasMessageNotContaining("hush");
        try (var files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder("secret", "taken");
        }
    }

    @Test
    void a_failure_is_told_in_words_even_where_java_says_but_a_path() {
        assertThat(Home.reason(new NoSuchFileException("/x"))).isEqualTo("NoSuchFile");
        assertThat(Home.reason(new AccessDeniedException("/x", null, "read-only")))
                .isEqualTo("AccessDenied: read-only");
        assertThat(Home.reason(new IOException("disk full"))).isEqualTo("IO: disk full");
        assertThat(Home.reason(new IOException())).isEqualTo("IO");
    }
}
