package dev.jackdaw.model.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the embeddings' native code leaves on the disk.
class NativeLibrariesTest {
    private static final String TOKENIZER = "/bge-small-en-v1.5-q-tokenizer.json";

    @TempDir
    private Path folder;

    /// A process that embeds once, says so and stays.
    static final class Embedding {
        private Embedding() {}

        static void main(String[] arguments) throws InterruptedException {
            var embedder = new BgeEmbedder(Path.of(arguments[0]));
            System.out.println("embedded " + embedder.embedQuestion("hello").length);
            Thread.sleep(TimeUnit.MINUTES.toMillis(1));
        }
    }

    @Test
    void a_process_that_is_killed_leaves_nothing_in_the_temporary_folder() throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Embedding.class.getName(),
                        TestDatabase.home().folder("native").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var said = process.inputReader()) {
            assertThat(said.readLine()).isEqualTo("embedded 384");
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(names(folder)).isEmpty();
    }

    @Test
    void a_file_of_the_right_size_and_the_wrong_content_is_replaced() throws IOException {
        var resources = new ResourceFolder(folder);
        var file = resources.file(TOKENIZER);
        var text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("version", "versino"));
        assertThat(resources.file(TOKENIZER)).isEqualTo(file).hasContent(text);
        assertThat(names(folder)).containsExactly(TOKENIZER.substring(1));
    }

    @Test
    void a_file_that_is_as_the_jar_has_it_stays() throws IOException {
        var resources = new ResourceFolder(folder);
        var before = Files.readAttributes(resources.file(TOKENIZER), "unix:ino");
        assertThat(Files.readAttributes(resources.file(TOKENIZER), "unix:ino")).isEqualTo(before);
    }

    @Test
    void a_damaged_copy_that_a_library_made_is_removed_and_a_whole_one_kept() throws IOException {
        var whole = Files.createDirectories(folder.resolve("copies/1-cpu-linux"));
        new ResourceFolder(whole).file(TOKENIZER);
        var damaged = Files.createDirectories(folder.resolve("copies/2-cpu-linux"));
        Files.writeString(damaged.resolve(TOKENIZER.substring(1)), "{");
        new ResourceFolder(folder).removeDamaged("copies", TOKENIZER);
        assertThat(names(folder.resolve("copies"))).containsExactly("1-cpu-linux");
    }

    @Test
    void versions_have_folders_of_their_own() {
        var resources = new ResourceFolder(folder);
        assertThat(resources.version("model", TOKENIZER)).isEqualTo(resources.version("model", TOKENIZER));
        assertThat(resources.version("model", TOKENIZER))
                .isNotEqualTo(resources.version("model", "/bge-small-en-v1.5-q.onnx"));
    }

    private static List<String> names(Path place) throws IOException {
        try (var files = Files.list(place)) {
            return files.map(f -> f.getFileName().toString()).toList();
        }
    }
}
