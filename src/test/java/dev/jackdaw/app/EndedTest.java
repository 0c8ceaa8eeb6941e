package dev.jackdaw.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestDatabase;
import dev.jackdaw.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A process that is asked to end.
class EndedTest {
    private static final int TERMINATED = 143;
    private static final int ROUNDS = 6;

    /// Each round ends its process this much later within the loading.
    private static final int STEP_MS = 40;

    @Test
    @EnabledOnOs(OS.LINUX)
    void ending_while_the_embedding_model_loads_is_no_crash(@TempDir Path folder)
            throws IOException, InterruptedException {
        var settings = TestDatabase.settings(TestDatabase.fresh());
        for (int i = 0; i < ROUNDS; i++) {
            var process = Cli.start(settings, folder.resolve("log" + i), "ask", "MRR");
            var maps = Path.of("/proc/" + process.pid() + "/maps");
            while (process.isAlive() && !Files.readString(maps).contains("libonnxruntime.so")) {
                Thread.onSpinWait();
            }
            if (!process.waitFor(i * STEP_MS, TimeUnit.MILLISECONDS)) {
                process.destroy();
            }
            assertThat(process.waitFor()).isEqualTo(TERMINATED);
        }
    }
}
