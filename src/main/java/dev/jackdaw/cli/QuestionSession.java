package dev.jackdaw.cli;

import dev.jackdaw.agent.Desk;
import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.core.RunId;

/// Questions from this terminal, one after the other: makes everything ready, finishes what was
/// interrupted, asks.
public final class QuestionSession {
    private final Jackdaw jackdaw;
    private final StepPrinter watch;

    public QuestionSession(Jackdaw jackdaw, Terminal terminal) {
        this.jackdaw = jackdaw;
        this.watch = new StepPrinter(terminal);
        new FirstRun(jackdaw, terminal).prepare();
        for (var outcome : jackdaw.desk().resume(watch)) {
            terminal.note("Run " + outcome.run() + " had been interrupted and is finished now.");
        }
    }

    /// Asks in a thread.
    public Desk.Outcome ask(String thread, String question) {
        return jackdaw.desk().ask(new Desk.Ask(thread, asker(), question), watch);
    }

    /// Who asks on this terminal.
    public static String asker() {
        return "cli:" + System.getProperty("user.name", "unknown");
    }

    /// A thread of its own.
    public static String newThread() {
        return "cli-" + RunId.next(java.time.Clock.systemUTC());
    }
}
