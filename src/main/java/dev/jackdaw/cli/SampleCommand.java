package dev.jackdaw.cli;

import dev.jackdaw.app.sample.SampleLoader;
import dev.jackdaw.core.UsageException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `jackdaw sample`.
@Command(
        name = "sample",
        mixinStandardHelpOptions = true,
        description = "A made-up company to try things on.",
        footerHeading = "%nExamples:%n",
        footer = {"  jackdaw sample load", "  jackdaw sample load --seed 7 --as-of 2026-06-30 --replace"})
@SuppressWarnings("NullAway.Init")
final class SampleCommand implements Runnable {
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
            description = "Load it: two years of a B2B software company, the same for a seed and date.")
    int load(
            @Option(
                            names = "--seed",
                            defaultValue = "42",
                            paramLabel = "N",
                            description = "Another seed makes another company (42).")
                    long seed,
            @Option(
                            names = "--as-of",
                            paramLabel = "DATE",
                            description = "The last day of its history; yesterday by default.")
                    @Nullable
                    String asOf,
            @Option(
                            names = "--schema",
                            defaultValue = "public",
                            paramLabel = "NAME",
                            description = "The schema to load into (public).")
                    String schema,
            @Option(names = "--replace", description = "Replace tables of the same names.") boolean replace) {
        var day = asOf == null
                ? LocalDate.now(jackdaw.config().company().calendar().zone()).minusDays(1)
                : date(asOf);
        try (var all = jackdaw.open()) {
            var readers = List.of(
                    all.logins().analyst().user(), all.logins().engineer().user());
            var counts = new SampleLoader(all.logins().owner(), readers).load(schema, seed, day, replace);
            counts.forEach((table, rows) -> jackdaw.terminal().note(String.format("%8d rows  %s", rows, table)));
            jackdaw.terminal()
                    .note("The sample company as of "
                            + day
                            + " is in schema "
                            + schema
                            + ". Index its knowledge with: jackdaw knowledge load");
            return 0;
        }
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new UsageException("--as-of is '" + text + "'. Write a date as 2026-06-30");
        }
    }
}
