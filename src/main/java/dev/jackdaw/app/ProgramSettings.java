package dev.jackdaw.app;

import dev.jackdaw.core.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How the program runs, and what its scripts and tests read.
public final class ProgramSettings {
    private static final Setting<Optional<String>> DEBUG =
            Setting.text("JACKDAW_DEBUG", "Anything: a command that fails prints where.");

    private static final Setting<Optional<String>> NO_COLOR =
            Setting.text("NO_COLOR", "Anything: no colours on the terminal.");

    private static final Setting<Optional<String>> HEAP = Setting.text(
                    "JACKDAW_HEAP", "scripts/jackdaw: the most memory for Java's objects.")
            .of("a size, such as 512m")
            .otherwise("256m");

    private static final Setting<Optional<String>> JAVA_OPTS = Setting.text(
                    "JACKDAW_JAVA_OPTS", "scripts/jackdaw: more options for the JVM.")
            .of("options");

    private static final Setting<Optional<String>> TEST_DATABASE = Setting.text(
                    "JACKDAW_TEST_DATABASE_URL", "The tests: an administrator's login of their server.")
            .of("postgresql://USER:PASSWORD@HOST:5432/DATABASE")
            .otherwise("Docker's, else the embedded server")
            .hidden();

    private static final Setting<Optional<String>> TEST_PGVECTOR = Setting.text(
                    "JACKDAW_TEST_PGVECTOR", "The tests: whether a server without pgvector is a failure.")
            .of("required");

    /// All of them.
    public static final List<Setting<?>> DECLARED =
            List.of(DEBUG, NO_COLOR, HEAP, JAVA_OPTS, TEST_DATABASE, TEST_PGVECTOR);

    private ProgramSettings() {}

    /// Whether a command that fails prints where.
    public static boolean debug(Map<String, String> environment) {
        return DEBUG.in(environment).isPresent();
    }

    /// Whether the terminal is to stay without colours.
    public static boolean plain(Map<String, String> environment) {
        return NO_COLOR.in(environment).isPresent();
    }
}
