import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Formats the project's Java (palantir-java-format, 120 columns), or checks it with `--check`.
///
///     java -cp 'target/tools/*' scripts/Format.java [--check] FOLDER...
public final class Format {
    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    private Format() {}

    /// Exits with 1 where a file is not as it should be and `--check` is given.
    public static void main(String[] args) throws IOException {
        var check = args.length > 0 && args[0].equals("--check");
        var files = new ArrayList<Path>();
        for (int i = check ? 1 : 0; i < args.length; i++) {
            try (var found = Files.walk(Path.of(args[i]))) {
                found.filter(f -> f.toString().endsWith(".java")).forEach(files::add);
            }
        }
        report(files.parallelStream().filter(file -> !settled(file, check)).toList());
    }

    private static boolean settled(Path file, boolean check) {
        try {
            var source = Files.readString(file);
            var formatted = FORMATTER.formatSourceAndFixImports(RemoveUnusedImports.removeUnusedImports(source));
            if (!check && !formatted.equals(source)) {
                Files.writeString(file, formatted);
            }
            return !check || formatted.equals(source);
        } catch (Exception e) {
            throw new IllegalStateException(file + " can't be formatted: " + e.getMessage(), e);
        }
    }

    private static void report(List<Path> wrong) {
        if (!wrong.isEmpty()) {
            wrong.forEach(file -> System.err.println("not formatted: " + file));
            System.err.println("Run scripts/format to mend " + wrong.size() + " file(s).");
            System.exit(1);
        }
    }
}
