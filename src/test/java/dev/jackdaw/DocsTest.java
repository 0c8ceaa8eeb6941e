package dev.jackdaw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The pages that say where things are name things that are there.
class DocsTest {
    private static final List<String> PAGES = List.of(
            "AGENTS.md",
            "CONTRIBUTING.md",
            "docs/ARCHITECTURE.md",
            "docs/LEARNING.md",
            "docs/MODELS.md",
            "docs/SECURITY.md",
            "docs/SLACK.md",
            "docs/REPORTS.md",
            "docs/HTTP.md");
    private static final List<Path> SOURCES =
            List.of(Path.of("src/main/java"), Path.of("src/test/java"), Path.of("scripts"));

    /// Names with two humps at least, so that words of prose and SQL are none.
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])([A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)+)(?![\\w-])");

    /// A name of one hump, quoted by itself.
    private static final Pattern SHORT_NAME = Pattern.compile("`([A-Z][a-z]+)`");

    private static final Pattern QUOTED = Pattern.compile("`[^`\n]+`");
    private static final Pattern ROOM_PATH = Pattern.compile("`((?:[a-z]+/)+[A-Z]\\w+)`");
    private static final Pattern DECLARED = Pattern.compile("\\b(?:class|record|interface|enum) ([A-Z]\\w+)");

    /// Of libraries, and words that are quoted for themselves.
    private static final Set<String> FOREIGN =
            Set.of("Helper", "Impl", "LangChain4j", "Location", "NullMarked", "Utils");

    private static Set<String> declared() throws IOException {
        var names = new HashSet<String>();
        for (var root : SOURCES) {
            try (var files = Files.walk(root)) {
                for (var file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    DECLARED.matcher(Files.readString(file)).results().forEach(m -> names.add(m.group(1)));
                }
            }
        }
        return names;
    }

    @Test
    void every_type_that_is_named_exists() throws IOException {
        var declared = declared();
        var gone = new TreeSet<String>();
        for (var page : PAGES) {
            var text = Files.readString(Path.of(page));
            var code = new StringBuilder();
            QUOTED.matcher(text).results().forEach(m -> code.append(m.group()).append('\n'));
            text.lines()
                    .filter(line -> line.startsWith("    "))
                    .forEach(line -> code.append(line).append('\n'));
            Stream.of(NAME, SHORT_NAME)
                    .flatMap(p -> p.matcher(code).results())
                    .map(m -> m.group(1))
                    .forEach(name -> {
                        if (!declared.contains(name) && !FOREIGN.contains(name)) {
                            gone.add(page + ": " + name);
                        }
                    });
        }
        assertThat(gone).isEmpty();
    }

    @Test
    void every_path_into_a_room_is_there() throws IOException {
        var gone = new TreeSet<String>();
        for (var page : PAGES) {
            ROOM_PATH
                    .matcher(Files.readString(Path.of(page)))
                    .results()
                    .map(m -> m.group(1))
                    .forEach(path -> {
                        if (!Files.exists(Path.of("src/main/java/dev/jackdaw", path + ".java"))) {
                            gone.add(page + ": " + path);
                        }
                    });
        }
        assertThat(gone).isEmpty();
    }
}
