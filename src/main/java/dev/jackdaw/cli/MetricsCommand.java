package dev.jackdaw.cli;

import dev.jackdaw.core.PermanentException;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Json;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.knowledge.definition.MetricDimension;
import dev.jackdaw.metrics.MetricQuery;
import dev.jackdaw.metrics.MetricService;
import dev.jackdaw.warehouse.Caller;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `jackdaw metrics`.
@Command(
        name = "metrics",
        mixinStandardHelpOptions = true,
        description = "Look at governed metrics and query them.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  jackdaw metrics list",
            "  jackdaw metrics show MRR",
            "  jackdaw metrics query MRR --by plan --period \"last 6 months\" --grain month --filter "
                    + "country=Germany"
        })
@SuppressWarnings("NullAway.Init")
final class MetricsCommand implements Runnable {
    @ParentCommand
    private JackdawCommand jackdaw;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(mixinStandardHelpOptions = true, description = "All metrics.")
    int list() {
        try (var all = jackdaw.open()) {
            var rows = new ArrayList<List<@Nullable Object>>();
            for (var item : all.knowledge().index().all(KnowledgeKind.METRIC)) {
                if (item.definition() instanceof MetricDefinition metric) {
                    var by = String.join(
                            ", ",
                            metric.source().dimensions().stream()
                                    .map(MetricDimension::name)
                                    .toList());
                    rows.add(List.of(
                            metric.name(),
                            metric.governed() ? "yes" : "no",
                            by,
                            metric.about().definition()));
                }
            }
            var columns = List.of("metric", "governed", "by", "definition").stream()
                    .map(c -> ResultTable.Column.plain(c, "text"))
                    .toList();
            jackdaw.terminal().table(new ResultTable(columns, rows, false));
            return 0;
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "One metric's definition.")
    int show(@Parameters(paramLabel = "NAME", description = "The metric.") String name) {
        try (var all = jackdaw.open()) {
            var item = all.knowledge()
                    .index()
                    .find(KnowledgeKind.METRIC, name)
                    .orElseThrow(() -> new UsageException(
                            "there is no metric '" + name + "'. List them with: jackdaw metrics list"));
            jackdaw.terminal()
                    .print(item.title() + ", version " + item.version() + ", "
                            + item.source().file() + ":" + item.source().line());
            jackdaw.terminal().print(item.content());
            jackdaw.terminal().print(Json.tree(item.definition()).toPrettyString());
            return 0;
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Compute a metric.")
    int query(
            @Parameters(paramLabel = "NAME", description = "The metric.") String name,
            @Option(
                            names = "--by",
                            split = ",",
                            paramLabel = "DIMENSION",
                            description = "Split by; several with commas.")
                    String @Nullable [] by,
            @Option(
                            names = "--filter",
                            paramLabel = "DIMENSION=VALUE",
                            description = "Only this value; may be repeated.")
                    String @Nullable [] filters,
            @Option(
                            names = "--period",
                            defaultValue = "",
                            paramLabel = "WORDS",
                            description = "Such as \"last month\".")
                    String period,
            @Option(
                            names = "--grain",
                            defaultValue = "",
                            paramLabel = "UNIT",
                            description = "day, week, month, quarter or year.")
                    String grain,
            @Option(
                            names = "--compare",
                            defaultValue = "",
                            paramLabel = "WORDS",
                            description = "previous_period, previous_year, or a period.")
                    String compare,
            @Option(names = "--sql", description = "Print the SQL, too.") boolean sql,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        try (var all = jackdaw.open()) {
            var query = new MetricQuery(
                    name,
                    by == null ? List.of() : Arrays.asList(by),
                    filters == null
                            ? List.of()
                            : Arrays.stream(filters).map(MetricsCommand::filter).toList(),
                    period,
                    grain,
                    compare,
                    null,
                    false,
                    false);
            return switch (all.metrics().answer(query, Caller.nobody())) {
                case MetricService.Outcome.Unfit(String problem) -> throw new PermanentException(problem);
                case MetricService.Outcome.Answered(var result) -> {
                    if (json) {
                        jackdaw.terminal().print(Json.text(result));
                    } else {
                        jackdaw.terminal().markdown(result.headline());
                        jackdaw.terminal().table(result.table());
                        result.caveats().forEach(c -> jackdaw.terminal().aside("! " + c));
                        if (sql) {
                            result.sql().forEach(jackdaw.terminal()::print);
                        }
                    }
                    yield 0;
                }
            };
        }
    }

    private static MetricQuery.Filter filter(String text) {
        var parts = text.split("=", 2);
        if (parts.length < 2) {
            throw new UsageException("--filter is '" + text + "'. Write DIMENSION=VALUE");
        }
        return new MetricQuery.Filter(parts[0].strip(), List.of(parts[1].strip()), false);
    }
}
