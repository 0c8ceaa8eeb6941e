package dev.jackdaw.cli;

import dev.jackdaw.app.Config;
import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.core.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The root: holds what all commands need.
@Command(
        name = "jackdaw",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Answers data questions from governed definitions.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  jackdaw ask \"What is our MRR by plan?\"",
            "  jackdaw chat",
            "  jackdaw doctor",
            "",
            "Exit codes: 0 ok, 1 the answer is no, 2 usage, 3 environment."
        },
        subcommands = {
            AskCommand.class,
            ChatCommand.class,
            ServeCommand.class,
            RunsCommand.class,
            StopCommand.class,
            KnowledgeCommand.class,
            MetricsCommand.class,
            LearningsCommand.class,
            AssetsCommand.class,
            ReportsCommand.class,
            WatchCommand.class,
            MemoryCommand.class,
            SqlCommand.class,
            SampleCommand.class,
            DbCommand.class,
            EvalCommand.class,
            ConfigCommand.class,
            DoctorCommand.class
        })
@SuppressWarnings("NullAway.Init")
public final class JackdawCommand implements Runnable {
    private final Config config;
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    public JackdawCommand(Config config, Terminal terminal) {
        this.config = config;
        this.terminal = terminal;
    }

    Config config() {
        return config;
    }

    Terminal terminal() {
        return terminal;
    }

    /// Opens everything, for a command that needs it.
    Jackdaw open() {
        return Jackdaw.open(config);
    }

    /// How many of something, as a person wrote it: one or more.
    static int count(String option, int value) {
        if (value < 1) {
            throw new UsageException(option + " is " + value + ". It must be 1 or more");
        }
        return value;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
