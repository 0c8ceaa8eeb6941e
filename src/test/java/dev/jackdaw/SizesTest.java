package dev.jackdaw;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How large things may be.
class SizesTest {
    private static final int LINES_MAX = 300;
    private static final int PARAMETERS_MAX = 7;
    private static final int FIELDS_MAX = 10;
    private static final List<JavaClass> CLASSES = new ClassFileImporter()
            .importPath("target/classes").stream()
                    .filter(c -> !c.isAnonymousClass())
                    .sorted(Comparator.comparing(JavaClass::getName))
                    .toList();

    /// The files below a folder, by their path.
    private static Map<Path, List<String>> files(String folder) throws IOException {
        var files = new TreeMap<Path, List<String>>();
        try (var found = Files.walk(Path.of(folder))) {
            for (var file : found.filter(f -> f.toString().endsWith(".java")).toList()) {
                files.put(file, Files.readAllLines(file));
            }
        }
        return files;
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/test/java", "scripts/sandbox/src", "scripts/bench/src"})
    void a_file_of_over_300_lines_says_why_on_its_first(String folder) throws IOException {
        var files = files(folder);
        assertThat(files).isNotEmpty();
        var wrong = new TreeSet<Path>();
        files.forEach((file, lines) -> {
            if (lines.size() > LINES_MAX && !lines.getFirst().startsWith("// Over 300 lines: ")) {
                wrong.add(file);
            }
        });
        assertThat(wrong).isEmpty();
    }

    /// Half of the files have at most 65 lines, nine of ten at most 180.
    @Test
    void most_files_are_short() throws IOException {
        var sizes = files("src/main/java").entrySet().stream()
                .filter(file -> !file.getKey().endsWith("package-info.java"))
                .map(file -> file.getValue().size())
                .sorted()
                .toList();
        assertThat(sizes.get(sizes.size() / 2)).isLessThanOrEqualTo(65);
        assertThat(sizes.get(sizes.size() * 9 / 10)).isLessThanOrEqualTo(180);
    }

    @Test
    void constructors_have_at_most_seven_parameters_and_records_ten_fields() {
        var constructors = new TreeSet<String>();
        var records = new TreeSet<String>();
        for (var type : CLASSES) {
            int widest = type.getConstructors().stream()
                    .mapToInt(c -> c.getRawParameterTypes().size())
                    .max()
                    .orElse(0);
            var name = type.getName().replaceFirst("dev\\.jackdaw\\.", "");
            if (type.isRecord() && widest > FIELDS_MAX) {
                records.add(name);
            } else if (!type.isRecord() && !type.isEnum() && widest > PARAMETERS_MAX) {
                constructors.add(name);
            }
        }
        assertThat(constructors).isEmpty();
        assertThat(records).isEmpty();
    }
}
