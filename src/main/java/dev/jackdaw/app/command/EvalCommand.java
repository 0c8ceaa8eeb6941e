package dev.jackdaw.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

import java.util.concurrent.Callable;

/// `jackdaw eval`.
@Command(name = "eval", mixinStandardHelpOptions = true, description = "Run the evaluation cases.")
@SuppressWarnings("NullAway.Init")
final class EvalCommand implements Callable<Integer> {
    @ParentCommand private JackdawCommand jackdaw;

    @Override
    public Integer call() {
        jackdaw.terminal().note("");
        return 0;
    }
}
