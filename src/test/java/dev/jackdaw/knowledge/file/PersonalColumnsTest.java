package dev.jackdaw.knowledge.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonalColumnsTest {
    @TempDir
    private Path knowledge;

    @Test
    void one_unreadable_file_does_not_open_what_others_mark() throws IOException {
        var tables = Files.createDirectory(knowledge.resolve("tables"));
        for (var name : List.of("a", "m", "z")) {
            var text = "{\"table_name\": \"%s\", \"pii\": [\"email\"]}".formatted(name);
            Files.writeString(tables.resolve(name + ".json"), name.equals("m") ? "{" : text);
        }
        assertThat(PersonalColumns.in(knowledge))
                .isEqualTo(Map.of("public.a", List.of("email"), "public.z", List.of("email")));
    }
}
