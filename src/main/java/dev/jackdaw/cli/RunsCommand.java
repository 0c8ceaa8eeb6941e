package dev.jackdaw.cli;

import dev.jackdaw.agent.Step;
import dev.jackdaw.agent.StepText;
import dev.jackdaw.core.RunId;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Json;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.desk.RunExplanation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `jackdaw runs`.
@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        description = "Look at what was asked and how it was answered.",
        footerHeading = "%nExamples:%n",
        footer = {"  jackdaw runs list", "  jackdaw runs why 01k8…", "  jackdaw runs replay 01k8…"})
@SuppressWarnings("NullAway.Init")
final class RunsCommand implements Runnable {
    @ParentCommand
    private JackdawCommand jackdaw;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(mixinStandardHelpOptions = true, description = "The newest runs.")
    int list(
            @Option(names = "--limit", defaultValue = "20", paramLabel = "N", description = "How many (20).")
                    int limit) {
        int most = JackdawCommand.count("--limit", limit);
        try (var all = jackdaw.open()) {
            var rows = new ArrayList<List<@Nullable Object>>();
            for (var run : all.journal().recent(most)) {
                var first = all.journal().entries(run.id()).getFirst().step();
                var question = first instanceof Step.Asked asked ? asked.question() : "";
                rows.add(List.of(run.id().value(), run.startedAt().toString(), run.status(), run.thread(), question));
            }
            var columns = List.of("run", "started", "status", "thread", "question").stream()
                    .map(c -> ResultTable.Column.plain(c, "text"))
                    .toList();
            jackdaw.terminal().table(new ResultTable(columns, rows, false));
            return 0;
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "All steps of a run.")
    int show(
            @Parameters(paramLabel = "ID", description = "The run.") String id,
            @Option(names = "--json", description = "One JSON object a step.") boolean json) {
        try (var all = jackdaw.open()) {
            for (var entry :
                    all.journal().entries(known(all.journal().find(RunId.of(id)).isPresent(), id))) {
                jackdaw.terminal()
                        .print(
                                json
                                        ? Json.text(java.util.Map.of(
                                                "seq",
                                                entry.seq(),
                                                "at",
                                                entry.at(),
                                                "kind",
                                                entry.step().getClass().getSimpleName(),
                                                "step",
                                                entry.step()))
                                        : entry.at() + "  " + StepText.of(entry.step()));
            }
            return 0;
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Why an answer is what it is: its basis, definitions and SQL.")
    int why(@Parameters(paramLabel = "ID", description = "The run.") String id) {
        try (var all = jackdaw.open()) {
            var entries =
                    all.journal().entries(known(all.journal().find(RunId.of(id)).isPresent(), id));
            RunExplanation.of(
                            entries.stream().map(e -> e.step()).toList(),
                            all.knowledge().index())
                    .forEach(jackdaw.terminal()::print);
            return 0;
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Run an answer's SQL again and compare. Exit code 1 when it differs.")
    int replay(@Parameters(paramLabel = "ID", description = "The run.") String id) {
        try (var all = jackdaw.open()) {
            return new Replay(all, jackdaw.terminal())
                    .run(known(all.journal().find(RunId.of(id)).isPresent(), id));
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Stop a run, its SQL included.")
    int cancel(@Parameters(paramLabel = "ID", description = "The run.") String id) {
        try (var all = jackdaw.open()) {
            all.desk().stop(RunId.of(id), QuestionSession.asker());
            return 0;
        }
    }

    private static RunId known(boolean found, String id) {
        if (!found) {
            throw new UsageException("there is no run '" + id + "'. List them with: jackdaw runs list");
        }
        return RunId.of(id);
    }
}
