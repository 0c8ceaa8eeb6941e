package dev.jackdaw.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Runs commands as a person would: in this process, or in one of their own that can be killed.
public final class Cli {
    private Cli() {}

    /// What a command printed and its exit code.
    public record Ran(int code, String out, String err) {
        /// Both streams.
        public String all() {
            return out + err;
        }
    }

    /// In this process.
    public static Ran run(Map<String, String> settings, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = Main.run(
                arguments,
                settings,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// In a process of its own, with these lines on its standard input.
    public static Ran fed(Map<String, String> settings, Path log, List<String> lines, String... arguments)
            throws IOException, InterruptedException {
        var process = start(settings, log, arguments);
        try (var input = process.outputWriter(StandardCharsets.UTF_8)) {
            for (var line : lines) {
                input.write(line + "\n");
            }
        }
        int code = process.waitFor();
        return new Ran(code, Files.readString(log), "");
    }

    /// A process of its own; its output goes to `log`.
    public static Process start(Map<String, String> settings, Path log, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-Djackdaw.root=" + Path.of("").toAbsolutePath(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.jackdaw.cli.Main"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().remove("DATABASE_URL");
        builder.environment().putAll(settings);
        return builder.start();
    }
}
