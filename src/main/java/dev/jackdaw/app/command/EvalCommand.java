package dev.jackdaw.app.command;

import dev.jackdaw.app.eval.EvalCase;
import dev.jackdaw.app.eval.Evaluation;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

/// `jackdaw eval`.
@Command(
        name = "eval",
        mixinStandardHelpOptions = true,
        description =
                "Ask the evaluation cases and judge the answers. Exit code 1 when one is wrong.",
        footerHeading = "%nExamples:%n",
        footer = {"  jackdaw eval", "  jackdaw eval --only churn"})
@SuppressWarnings("NullAway.Init")
final class EvalCommand implements Callable<Integer> {
    @ParentCommand private JackdawCommand jackdaw;

    @Option(names = "--dir", paramLabel = "DIR", description = "The folder of cases.")
    private @Nullable Path dir;

    @Option(
            names = "--only",
            defaultValue = "",
            paramLabel = "TEXT",
            description = "Only cases whose name holds this.")
    private String only;

    @Override
    public Integer call() {
        var folder =
                dir == null
                        ? Path.of(System.getProperty("jackdaw.root", ".")).resolve("evals/cases")
                        : dir;
        var cases = EvalCase.read(folder).stream().filter(c -> c.name().contains(only)).toList();
        int wrong = 0;
        try (var all = jackdaw.open()) {
            var evaluation = new Evaluation(all, jackdaw.terminal());
            for (var test : cases) {
                var verdict = evaluation.judge(test);
                wrong += verdict.problem().isPresent() ? 1 : 0;
                jackdaw.terminal()
                        .print(
                                String.format(
                                        Locale.ROOT,
                                        "%-5s %-48s %-16s %2d calls %5d ms",
                                        verdict.problem().isPresent() ? "WRONG" : "ok",
                                        test.name(),
                                        verdict.basis(),
                                        verdict.modelCalls(),
                                        verdict.elapsedMs()));
                verdict.problem().ifPresent(p -> jackdaw.terminal().print("      " + p));
            }
        }
        jackdaw.terminal()
                .print((cases.size() - wrong) + " of " + cases.size() + " right, model governed");
        return wrong == 0 ? 0 : 1;
    }
}
