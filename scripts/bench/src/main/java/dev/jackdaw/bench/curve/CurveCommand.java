package dev.jackdaw.bench.curve;

import dev.jackdaw.cli.Main;
import dev.jackdaw.cli.Terminal;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Json;
import dev.jackdaw.data.ResultTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `scripts/jackdaw curve`.
@Command(
        name = "curve",
        mixinStandardHelpOptions = true,
        description = "Measure what learning is worth: 120 questions to an invented company, with and without " + "it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  jackdaw curve",
            "  jackdaw curve --arms cold,memory --shuffles 2 --json",
            "  jackdaw curve --model anthropic:claude-haiku-4-5 --shuffles 1"
        })
@SuppressWarnings("NullAway.Init")
public final class CurveCommand implements Callable<Integer> {
    private static final List<String> MODELS =
            List.of("_API_KEY", "_BASE_URL", "JACKDAW_MODEL", "JACKDAW_BUDGET_", "JACKDAW_PRICES");

    private final Map<String, String> environment;
    private final Terminal terminal;

    CurveCommand(Map<String, String> environment, Terminal terminal) {
        this.environment = environment;
        this.terminal = terminal;
    }

    /// Runs the command and ends the process with its exit code.
    public static void main(String[] arguments) {
        System.exit(Main.run(CurveCommand::new, arguments, System.getenv()));
    }

    @Option(
            names = "--arms",
            defaultValue = "cold,memory,poison,drift",
            paramLabel = "ARM,…",
            description = "Which arms (cold,memory,poison,drift).")
    private String arms;

    @Option(
            names = "--shuffles",
            defaultValue = "5",
            paramLabel = "N",
            description = "In how many orders the questions are asked (5).")
    private int shuffles;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N", description = "The first order's seed (1).")
    private long seed;

    @Option(
            names = "--model",
            defaultValue = "",
            paramLabel = "PROVIDER:MODEL",
            description = "The model that plays, as in JACKDAW_MODEL; its keys come from the environment. Without "
                    + "it a model by rote plays, and nothing is paid.")
    private String model;

    @Option(names = "--json", description = "One JSON object an arm.")
    private boolean json;

    @Override
    public Integer call() {
        if (shuffles < 1) {
            throw new UsageException("--shuffles must be 1 or more");
        }
        var chosen = arms();
        try (var curve = new Curve(Curve.folder(), models())) {
            var results = new ArrayList<ArmResult>();
            for (var arm : chosen) {
                results.add(curve.run(arm, shuffles, seed, told -> terminal.progress(told)));
                terminal.progressDone();
            }
            if (json) {
                results.forEach(r -> terminal.print(Json.text(r)));
            } else {
                terminal.table(table(results));
            }
            return 0;
        }
    }

    /// Settings of models alone: the company's own database and knowledge stay out of it.
    private Map<String, String> models() {
        if (model.isEmpty()) {
            return Map.of();
        }
        var settings = new HashMap<String, String>();
        environment.forEach((name, value) -> {
            if (MODELS.stream().anyMatch(name::contains)) {
                settings.put(name, value);
            }
        });
        settings.put("JACKDAW_MODEL", model);
        // Its own mistakes are what is measured.
        settings.remove("JACKDAW_MODEL_FALLBACK");
        return settings;
    }

    private List<Arm> arms() {
        try {
            return Arm.of(arms);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--arms is '" + arms + "'. Choose from cold, memory, poison and drift");
        }
    }

    private static ResultTable table(List<ArmResult> results) {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var r : results) {
            rows.add(List.of(
                    r.arm().word(),
                    r.first().toString(),
                    r.last().toString(),
                    r.arm() == Arm.DRIFT ? r.before() + " → " + r.after() : "",
                    "%.0f".formatted(r.tokensPerRight()),
                    "%.0f → %.0f %%".formatted(100 * r.fixedBefore(), 100 * r.fixedAfter()),
                    "%.1f".formatted(r.active()),
                    r.arm() == Arm.POISON
                            ? "%d active, %d for their author, %d waiting"
                                    .formatted(r.poisonsActive(), r.poisonsOfTheirAuthor(), r.poisonsWaiting())
                            : "",
                    r.arm() == Arm.DRIFT ? "%d stale, %d wrongly".formatted(r.stale(), r.wronglyStale()) : ""));
        }
        var columns = List.of(
                        "arm",
                        "1–20",
                        "81–100",
                        "around the change",
                        "tokens a right answer",
                        "fixed set",
                        "learnt",
                        "poisons of 20",
                        "drift")
                .stream()
                .map(c -> ResultTable.Column.plain(c, "text"))
                .toList();
        return new ResultTable(columns, rows, false);
    }
}
