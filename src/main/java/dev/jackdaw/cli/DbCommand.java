package dev.jackdaw.cli;

import dev.jackdaw.store.LoginSetup;
import dev.jackdaw.store.embedded.EmbeddedServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `jackdaw db`.
@Command(
        name = "db",
        mixinStandardHelpOptions = true,
        description = "The database: what is used, and with which rights.",
        footerHeading = "%nExamples:%n",
        footer = {"  jackdaw db status", "  jackdaw db stop", "  jackdaw db grants --print > grants.sql"})
@SuppressWarnings("NullAway.Init")
final class DbCommand implements Runnable {
    @ParentCommand
    private JackdawCommand jackdaw;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Which server is used and whether it runs. Exit code 1 when it doesn't.")
    int status() {
        var settings = jackdaw.config().databases();
        if (settings.service().isPresent()) {
            jackdaw.terminal().print("DATABASE_URL: " + settings.service().get());
            try (var all = jackdaw.open()) {
                jackdaw.terminal()
                        .print("analyst: "
                                + all.logins().analyst()
                                + "\nengineer: "
                                + all.logins().engineer());
            }
            return 0;
        }
        var port = EmbeddedServer.portOf(settings.home());
        jackdaw.terminal()
                .print("embedded in "
                        + settings.home().folder()
                        + ": "
                        + port.map(p -> "running on port " + p).orElse("not running"));
        return port.isPresent() ? 0 : 1;
    }

    @Command(mixinStandardHelpOptions = true, description = "Stop the embedded server, whoever uses it.")
    int stop() {
        boolean ran = EmbeddedServer.stop(jackdaw.config().databases().home());
        jackdaw.terminal().print(ran ? "stopped" : "it was not running");
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Set the logins and grants, or print them for an administrator.")
    int grants(@Option(names = "--print", description = "Only print the SQL.") boolean print) {
        if (print) {
            jackdaw.terminal()
                    .print(LoginSetup.grants(jackdaw.config().databases()).script());
            return 0;
        }
        try (var all = jackdaw.open()) {
            jackdaw.terminal()
                    .print("in place for "
                            + all.logins().service()
                            + ", "
                            + all.logins().analyst()
                            + ", "
                            + all.logins().engineer());
            return 0;
        }
    }
}
