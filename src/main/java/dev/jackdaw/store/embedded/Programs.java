package dev.jackdaw.store.embedded;

import dev.jackdaw.core.EnvironmentException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs the server's programs. PostgreSQL refuses to run as root, so root runs them in a user
/// namespace or as the user 65534.
final class Programs {
    private static final int UNPRIVILEGED = 65534;
    private final Path folder;
    private final List<String> prefix;

    Programs(Path folder) {
        this.folder = folder;
        this.prefix = prefix();
    }

    private static List<String> prefix() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        var unshare = List.of("unshare", "-U");
        if (works(unshare)) {
            return unshare;
        }
        var setpriv = List.of("setpriv", "--reuid=" + UNPRIVILEGED, "--regid=" + UNPRIVILEGED, "--clear-groups");
        if (works(setpriv)) {
            return setpriv;
        }
        throw new EnvironmentException(
                "PostgreSQL does not run as root, and neither unshare nor setpriv works here. Run as an "
                        + "ordinary user, or set DATABASE_URL");
    }

    private static boolean works(List<String> prefix) {
        var command = new ArrayList<>(prefix);
        command.add("true");
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Hands a folder to the user the programs run as, where that is another one.
    void own(Path path) {
        if (!prefix.isEmpty() && prefix.getFirst().equals("setpriv")) {
            finish(
                    List.of("chown", "-R", UNPRIVILEGED + ":" + UNPRIVILEGED, path.toString()),
                    path.resolveSibling("server.log"));
        }
    }

    /// Runs a program to its end; its output goes to the log file. Returns the exit status.
    int run(Path log, String program, String... arguments) {
        var command = new ArrayList<>(prefix);
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return finish(command, log);
    }

    private static int finish(List<String> command, Path log) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new EnvironmentException(command.getFirst() + " did not end within 120 s. See " + log);
            }
            return process.exitValue();
        } catch (IOException e) {
            throw new EnvironmentException("can't run " + command.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnvironmentException("interrupted while starting PostgreSQL", e);
        }
    }
}
