package dev.jackdaw.cli;

import dev.jackdaw.model.governed.GovernedModel;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `jackdaw ask`.
@Command(
        name = "ask",
        mixinStandardHelpOptions = true,
        description = "Ask one question, or reply in a thread.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  jackdaw ask \"What is our MRR by plan?\"",
            "  jackdaw ask --thread t1 \"MRR by plan\"   then   jackdaw ask --thread t1 \"and by " + "country?\"",
            "  jackdaw ask --json \"churn rate last month\" | jq .rows"
        })
@SuppressWarnings("NullAway.Init")
final class AskCommand implements Callable<Integer> {
    @ParentCommand
    private JackdawCommand jackdaw;

    @Parameters(arity = "1..*", paramLabel = "QUESTION", description = "The question.")
    private String[] words;

    @Option(names = "--thread", paramLabel = "T", description = "The thread it belongs to; a new one by default.")
    private @Nullable String thread;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(
            names = "--explain",
            description = "Don't ask: print how the built-in model reads the question, word by word.")
    private boolean explain;

    @Override
    public Integer call() {
        if (explain) {
            return explained(String.join(" ", words));
        }
        var name = thread == null ? QuestionSession.newThread() : thread;
        try (var all = jackdaw.open()) {
            var outcome = new QuestionSession(all, jackdaw.terminal()).ask(name, String.join(" ", words));
            var printer = new AnswerPrinter(jackdaw.terminal());
            if (json) {
                return printer.json(name, outcome);
            }
            int code = printer.print(outcome);
            jackdaw.terminal().note("thread " + name);
            AotTraining.exercise();
            return code;
        }
    }

    private int explained(String question) {
        try (var all = jackdaw.open()) {
            new FirstRun(all, jackdaw.terminal()).prepare();
            new GovernedModel(all.knowledge().catalogue()).explain(question).forEach(jackdaw.terminal()::print);
            return 0;
        }
    }
}
