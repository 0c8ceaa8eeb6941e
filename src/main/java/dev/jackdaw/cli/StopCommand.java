package dev.jackdaw.cli;

import dev.jackdaw.core.RunId;
import dev.jackdaw.core.UsageException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `jackdaw stop`.
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = "Stop runs at once, in every process, their model calls and SQL included. Runs that wait "
                + "for a person go on waiting.",
        footerHeading = "%nExamples:%n",
        footer = {"  jackdaw stop 01k8…", "  jackdaw stop --all   (the kill switch)"})
@SuppressWarnings("NullAway.Init")
final class StopCommand implements Callable<Integer> {
    @ParentCommand
    private JackdawCommand jackdaw;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "The run.")
    private @Nullable String id;

    @Option(names = "--all", description = "Every run.")
    private boolean all;

    @Override
    public Integer call() {
        if (all == (id != null)) {
            throw new UsageException("name a run, or write --all to stop every run");
        }
        try (var opened = jackdaw.open()) {
            if (id != null) {
                opened.desk().stop(RunId.of(id), QuestionSession.asker());
            } else {
                jackdaw.terminal().print(opened.desk().stopAll() + " runs told to stop");
            }
            return 0;
        }
    }
}
