package dev.jackdaw.cli;

import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.evaluation.AnswerMark;
import dev.jackdaw.evaluation.PeopleEvaluation;
import dev.jackdaw.evaluation.PeopleQuestion;
import dev.jackdaw.evaluation.PeopleVerdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `jackdaw eval people`.
@Command(
        name = "people",
        mixinStandardHelpOptions = true,
        description =
                "Ask questions as people type them and count how many are answered rightly, by kind and by voice. "
                        + "Exit code 1 when one is wrong.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  jackdaw eval people evals/people/development.jsonl",
            "  jackdaw eval people evals/people/development.jsonl --only a0,b01",
            "  jackdaw eval people evals/people/kept-aside.jsonl --quiet"
        })
@SuppressWarnings("NullAway.Init")
final class PeopleCommand implements Callable<Integer> {
    @ParentCommand
    private EvalCommand eval;

    @Parameters(paramLabel = "FILE", description = "JSON lines, a question each.")
    private Path file;

    @Option(
            names = "--only",
            defaultValue = "",
            paramLabel = "TEXT",
            description = "Only questions whose id begins with this, or with one of these with commas.")
    private String only;

    @Option(names = "--quiet", description = "Print the counts alone, so that a set that is kept aside stays unseen.")
    private boolean quiet;

    @Override
    public Integer call() {
        var ids = List.of(only.split(","));
        var questions = PeopleQuestion.read(file).stream()
                .filter(q -> ids.stream().anyMatch(q.id()::startsWith))
                .toList();
        if (questions.isEmpty()) {
            throw new UsageException(
                    file + " has no question" + (only.isEmpty() ? "" : " whose id begins with '" + only + "'"));
        }
        var jackdaw = eval.jackdaw();
        try (var all = Jackdaw.open(jackdaw.config())) {
            var terminal = jackdaw.terminal();
            var evaluation = new PeopleEvaluation(new QuestionSession(all, terminal)::ask, all.warehouse());
            var verdicts = questions.stream()
                    .map(evaluation::judge)
                    .peek(v -> show(terminal, v))
                    .toList();
            terminal.print("by kind");
            groups(terminal, verdicts, v -> v.question().kind());
            terminal.print("by voice");
            groups(terminal, verdicts, v -> v.question().voice());
            terminal.print("by what is right");
            groups(terminal, verdicts, v -> v.question().expect().name().toLowerCase(Locale.ROOT));
            terminal.print("all: " + PeopleEvaluation.counts(verdicts));
            return verdicts.stream().anyMatch(v -> v.mark() == AnswerMark.WRONG) ? 1 : 0;
        }
    }

    private void show(Terminal terminal, PeopleVerdict verdict) {
        if (!quiet) {
            terminal.print(String.format(
                    Locale.ROOT,
                    "%-8s %s %-12s %s%n         = %s%s",
                    verdict.mark(),
                    verdict.question().id(),
                    verdict.question().kind(),
                    verdict.question().question(),
                    verdict.said().replace("\n", " "),
                    verdict.problem().isEmpty() ? "" : "\n         ! " + verdict.problem()));
        }
    }

    private static void groups(Terminal terminal, List<PeopleVerdict> verdicts, Function<PeopleVerdict, String> by) {
        verdicts.stream()
                .collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()))
                .forEach((name, group) ->
                        terminal.print(String.format(Locale.ROOT, "  %-22s %s", name, PeopleEvaluation.counts(group))));
    }
}
