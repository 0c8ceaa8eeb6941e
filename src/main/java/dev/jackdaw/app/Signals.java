package dev.jackdaw.app;

import java.util.Map;

/// What a person or the system does to end the process.
final class Signals {
    private static final Map<String, Integer> EXIT_CODES = Map.of("INT", 130, "TERM", 143);

    private Signals() {}

    /// Lets Ctrl-C and SIGTERM end the process only after this. What the JVM itself runs at the end
    /// comes too late: all of that runs at once.
    static void endAfter(Runnable last) {
        EXIT_CODES.forEach((signal, code) -> org.jline.utils.Signals.register(signal, () -> exitAfter(last, code)));
    }

    private static void exitAfter(Runnable last, int code) {
        last.run();
        System.exit(code);
    }
}
