import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Formats the project's Java (google-java-format, AOSP style), or checks it with `--check`.
///
///     java -cp google-java-format.jar scripts/Format.java [--check] FOLDER...
public final class Format {
    public static void main(String[] args) throws Exception {
        var check = args.length > 0 && args[0].equals("--check");
        var wrong = new ArrayList<Path>();
        for (int i = check ? 1 : 0; i < args.length; i++) {
            try (var files = Files.walk(Path.of(args[i]))) {
                for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    if (!settled(file, check)) {
                        wrong.add(file);
                    }
                }
            }
        }
        report(wrong);
    }

    private static boolean settled(Path file, boolean check) throws Exception {
        var style = JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.AOSP).build();
        var source = Files.readString(file);
        var formatted = formatted(style, source);
        // Long string concatenations settle only on a second pass.
        for (var before = source; !formatted.equals(before); ) {
            before = formatted;
            formatted = formatted(style, formatted);
        }
        if (formatted.equals(source)) {
            return true;
        }
        if (!check) {
            Files.writeString(file, formatted);
        }
        return !check;
    }

    private static String formatted(JavaFormatterOptions style, String source) throws Exception {
        return new Formatter(style)
                .formatSourceAndFixImports(RemoveUnusedImports.removeUnusedImports(source));
    }

    private static void report(List<Path> wrong) throws IOException {
        if (!wrong.isEmpty()) {
            wrong.forEach(file -> System.err.println("not formatted: " + file));
            System.err.println("Run scripts/format to mend " + wrong.size() + " file(s).");
            System.exit(1);
        }
    }
}
