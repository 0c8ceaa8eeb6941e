package dev.jackdaw.cli;

import dev.jackdaw.app.Config;
import dev.jackdaw.app.ProgramSettings;
import dev.jackdaw.core.ConflictException;
import dev.jackdaw.core.EnvironmentException;
import dev.jackdaw.core.JackdawException;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.store.StateUnavailable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/// The command line. Exit codes: 0 ok, 1 the answer is no, 2 usage, 3 environment.
public final class Main {
    /// Libraries speak only when something is wrong.
    private static final Logger LIBRARIES = Logger.getLogger("");

    private Main() {}

    /// Runs one command and ends the process.
    public static void main(String[] args) {
        System.exit(run(Main::jackdaw, args, System.getenv()));
    }

    private static JackdawCommand jackdaw(Map<String, String> environment, Terminal terminal) {
        return new JackdawCommand(new Config(environment), terminal);
    }

    /// Runs a command that is made from the environment and this process's terminal; returns its exit code.
    public static int run(
            BiFunction<Map<String, String>, Terminal, Object> command, String[] args, Map<String, String> environment) {
        LIBRARIES.setLevel(Level.SEVERE);
        return run(command, args, environment, utf8(FileDescriptor.out), utf8(FileDescriptor.err));
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /// Runs one `jackdaw` command; returns its exit code.
    public static int run(String[] args, Map<String, String> environment, PrintStream out, PrintStream err) {
        return run(Main::jackdaw, args, environment, out, err);
    }

    private static int run(
            BiFunction<Map<String, String>, Terminal, Object> command,
            String[] args,
            Map<String, String> environment,
            PrintStream out,
            PrintStream err) {
        var terminal = new Terminal(out, err, ProgramSettings.plain(environment));
        var line = new CommandLine(command.apply(environment, terminal))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(
                        (e, failed, parsed) -> failed(e, terminal, ProgramSettings.debug(environment)));
        return line.execute(args);
    }

    private static int failed(Exception e, Terminal terminal, boolean debug) {
        terminal.progressDone();
        terminal.error(
                switch (e) {
                    case JackdawException known -> known.text();
                    case Exception other -> "this should not happen: " + other + ". Please report it";
                });
        if (debug) {
            e.printStackTrace();
        }
        return switch (e) {
            case UsageException usage -> 2;
            case ConflictException conflict -> 2;
            case EnvironmentException environment -> 3;
            case StateUnavailable database -> 3;
            case Exception other -> 1;
        };
    }
}
