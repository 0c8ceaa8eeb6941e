package dev.jackdaw.cli;

import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.core.JackdawException;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Figures;
import dev.jackdaw.evaluation.EvalCase;
import dev.jackdaw.evaluation.Evaluation;
import dev.jackdaw.evaluation.Transcript;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `jackdaw eval`.
@Command(
        name = "eval",
        mixinStandardHelpOptions = true,
        subcommands = PeopleCommand.class,
        description = "Ask the evaluation cases and judge the answers. Exit code 1 when one is wrong.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  jackdaw eval",
            "  jackdaw eval --only churn",
            "  jackdaw eval people evals/people/development.jsonl",
            "  jackdaw eval --model anthropic:claude-haiku-4-5 --at-once 4"
        })
@SuppressWarnings("NullAway.Init")
final class EvalCommand implements Callable<Integer> {
    @ParentCommand
    private JackdawCommand jackdaw;

    @Option(names = "--dir", paramLabel = "DIR", description = "The folder of cases.")
    private @Nullable Path dir;

    @Option(
            names = "--only",
            defaultValue = "",
            paramLabel = "TEXT",
            description = "Only cases whose name holds this, or one of these with commas.")
    private String only;

    @Option(
            names = "--model",
            defaultValue = "",
            paramLabel = "PROVIDER:MODEL",
            description = "The model that plays (JACKDAW_MODEL by default).")
    private String model;

    @Option(
            names = "--at-once",
            defaultValue = "1",
            paramLabel = "N",
            description = "How many cases run side by side (1).")
    private int atOnce;

    @Option(
            names = "--record",
            paramLabel = "DIR",
            description =
                    "Write the model's replies to right cases into this folder, as transcripts that tests " + "replay.")
    private @Nullable Path record;

    JackdawCommand jackdaw() {
        return jackdaw;
    }

    @Override
    public Integer call() {
        var folder =
                dir == null ? Path.of(System.getProperty("jackdaw.root", ".")).resolve("evals/cases") : dir;
        var names = List.of(only.split(","));
        var cases = EvalCase.read(folder).stream()
                .filter(c -> names.stream().anyMatch(c.name()::contains))
                .toList();
        if (cases.isEmpty()) {
            throw new UsageException(
                    "there is no case in " + folder + (only.isEmpty() ? "" : " whose name holds '" + only + "'"));
        }
        var config = jackdaw.config();
        var played = model.isEmpty() ? config : config.with("JACKDAW_MODEL", model);
        try (var all = Jackdaw.open(played);
                var threads = Executors.newFixedThreadPool(Math.max(1, atOnce))) {
            var evaluation = new Evaluation(new QuestionSession(all, jackdaw.terminal())::ask, all.warehouse());
            var verdicts = cases.stream()
                    .map(test -> CompletableFuture.supplyAsync(() -> judged(all, evaluation, test), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            summary(verdicts, all.models().main().name());
            return verdicts.stream().allMatch(v -> v.problem().isEmpty()) ? 0 : 1;
        } catch (CompletionException e) {
            throw e.getCause() instanceof JackdawException known ? known : e;
        }
    }

    private Evaluation.Verdict judged(Jackdaw all, Evaluation evaluation, EvalCase test) {
        var verdict = evaluation.judge(test);
        jackdaw.terminal()
                .print(String.format(
                                Locale.ROOT,
                                "%-5s %-32s %-16s %2d calls %6d ms %9s %s",
                                verdict.problem().isPresent() ? "WRONG" : "ok",
                                test.name(),
                                verdict.basis(),
                                verdict.modelCalls(),
                                verdict.elapsedMs(),
                                Figures.dollars(verdict.costMicros()),
                                verdict.model())
                        + verdict.problem().map(p -> "\n      " + p).orElse(""));
        if (record != null && verdict.problem().isEmpty()) {
            Transcript.of(test, verdict, all.journal(), all.models().main().name(), all.agents()::told)
                    .write(record);
        }
        return verdict;
    }

    private void summary(List<Evaluation.Verdict> verdicts, String name) {
        long right = verdicts.stream().filter(v -> v.problem().isEmpty()).count();
        long cost = verdicts.stream().mapToLong(Evaluation.Verdict::costMicros).sum();
        int calls = verdicts.stream().mapToInt(Evaluation.Verdict::modelCalls).sum();
        jackdaw.terminal()
                .print(right
                        + " of "
                        + verdicts.size()
                        + " right, model "
                        + name
                        + ", "
                        + calls
                        + " calls, "
                        + Figures.dollars(cost));
    }
}
