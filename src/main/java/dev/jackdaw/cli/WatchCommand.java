package dev.jackdaw.cli;

import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.knowledge.definition.WatchDefinition;
import dev.jackdaw.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `jackdaw watch`: metrics that are looked at between reports.
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = "Metrics that are watched for what is out of the ordinary.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  jackdaw watch list",
            "  jackdaw watch alerts new-customers",
            "  jackdaw watch backtest \"support tickets\""
        })
@SuppressWarnings("NullAway.Init")
final class WatchCommand implements Runnable {
    private static final int SHOWN = 30;

    @ParentCommand
    private JackdawCommand jackdaw;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(mixinStandardHelpOptions = true, description = "All of them.")
    int list() {
        try (var open = jackdaw.open()) {
            var rows = new ArrayList<List<@Nullable Object>>();
            for (var report : open.report().reports().list()) {
                if (report.definition() instanceof WatchDefinition watch) {
                    var alerts = open.report().alerts().latest(watch.name(), SHOWN);
                    rows.add(List.of(
                            watch.name(),
                            watch.metric(),
                            watch.grain().isEmpty() ? "day" : watch.grain(),
                            report.state(),
                            String.valueOf(alerts.size()),
                            String.join(", ", watch.to())));
                }
            }
            jackdaw.terminal().table(ResultTable.texts(rows, "watch", "metric", "by", "state", "alerts", "to"));
            return 0;
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "What one found, newest first.")
    int alerts(@Parameters(paramLabel = "WATCH", description = "Its name.") String name) {
        try (var open = jackdaw.open()) {
            var found = open.report().alerts().latest(name, SHOWN);
            if (found.isEmpty()) {
                jackdaw.terminal().note(known(open, name) + " has found nothing yet.");
            }
            for (var alert : found) {
                jackdaw.terminal()
                        .markdown(alert.text()
                                + (alert.told() ? "" : " (not told: cooling down)")
                                + (alert.opinion().isEmpty() ? "" : " (" + alert.opinion() + ")"));
            }
            return 0;
        }
    }

    private static String known(Jackdaw open, String name) {
        return open.report()
                .reports()
                .find(name)
                .filter(report -> report.definition() instanceof WatchDefinition)
                .map(Report::name)
                .orElseThrow(() ->
                        new UsageException("there is no watch '" + name + "'. List them with: jackdaw watch list"));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "How well a watch of a metric would do: odd values are planted into its own past, and "
                    + "those that would have been told are counted.")
    int backtest(
            @Parameters(paramLabel = "METRIC", description = "A governed metric.") String metric,
            @Option(names = "--by", paramLabel = "UNIT", defaultValue = "day", description = "day, week or month.")
                    String unit,
            @Option(
                            names = "--size",
                            paramLabel = "DEVIATIONS",
                            defaultValue = "6",
                            description = "How odd the planted values are. Default: 6.")
                    double size,
            @Option(names = "--seed", paramLabel = "N", description = "Plant the same again.") Long seed) {
        var grain = Grain.of(unit)
                .orElseThrow(() -> new UsageException("'" + unit + "' is no unit of time. Choose day, week or month"));
        long chosen = seed == null ? new Random().nextInt(1_000_000) : seed;
        try (var open = jackdaw.open()) {
            var score = open.report().watches().backtest(metric, grain, size, chosen);
            var terminal = jackdaw.terminal();
            terminal.print("%s by %s, %d periods, %d odd ones planted of %s deviations (seed %d)"
                    .formatted(metric, grain.word(), score.periods(), score.planted(), size, chosen));
            terminal.print("precision %.2f".formatted(score.precision()));
            terminal.print("recall    %.2f  (told on the day)".formatted(score.recall()));
            terminal.print("told of the past as it was: "
                    + (score.before().isEmpty()
                            ? "nothing"
                            : score.before().size() + ", " + String.join(", ", score.before())));
            return 0;
        }
    }
}
