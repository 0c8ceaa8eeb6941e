package dev.jackdaw.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PidFileTest {
    @TempDir
    private Path folder;

    private PidFile of(String text) throws IOException {
        return new PidFile(Files.writeString(folder.resolve("postmaster.pid"), text));
    }

    @Test
    void without_a_file_no_server_runs() {
        var pid = new PidFile(folder.resolve("postmaster.pid"));
        assertThat(pid.alive()).isEmpty();
        assertThat(pid.readyPort()).isEmpty();
        assertThat(pid.awaitReady()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "abc\n", "-5\n", "12 34\n", "99999999999999999999999\n", "1.5"})
    void a_damaged_file_names_no_process(String text) throws IOException {
        assertThat(of(text).alive()).isEmpty();
        assertThat(of(text).awaitReady()).isEmpty();
    }

    @Test
    void a_file_that_is_no_text_names_no_process() throws IOException {
        var file = Files.write(folder.resolve("postmaster.pid"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(new PidFile(file).alive()).isEmpty();
    }

    @Test
    void another_program_that_has_the_number_by_now_is_no_server() throws IOException {
        var own = ProcessHandle.current().pid();
        var pid = of(own + "\n/data\n1\n5432\n/tmp\nlocalhost\n1 2\nready   \n");
        assertThat(pid.alive()).isEmpty();
        assertThat(pid.readyPort()).isEmpty();
        assertThat(pid.awaitReady()).isEmpty();
    }
}
