package dev.jackdaw.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/// `jackdaw doctor`.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Check that everything is in place; each line ok, warn or fail with its mend. Exit code 1 "
                + "when one fails.",
        footerHeading = "%nExamples:%n",
        footer = {"  jackdaw doctor"})
@SuppressWarnings("NullAway.Init")
final class DoctorCommand implements Callable<Integer> {
    @ParentCommand
    private JackdawCommand jackdaw;

    @Override
    public Integer call() {
        return new Doctor(jackdaw.config(), jackdaw.terminal()).examine() ? 0 : 1;
    }
}
