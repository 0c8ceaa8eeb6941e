package dev.jackdaw.cli;

import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Json;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `jackdaw memory`: what is remembered about one person.
@Command(
        name = "memory",
        mixinStandardHelpOptions = true,
        description = "See and delete what is remembered about a person.",
        footerHeading = "%nExamples:%n",
        footer = {"  jackdaw memory show", "  jackdaw memory forget 01k8… --as maria"})
@SuppressWarnings("NullAway.Init")
final class MemoryCommand implements Runnable {
    @ParentCommand
    private JackdawCommand jackdaw;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(mixinStandardHelpOptions = true, description = "What is remembered.")
    int show(
            @Option(names = "--as", defaultValue = "", paramLabel = "PERSON", description = "Whom it is about (you).")
                    String person,
            @Option(names = "--json", description = "One JSON object a line.") boolean json) {
        try (var all = jackdaw.open()) {
            var who = person.isEmpty() ? QuestionSession.asker() : person;
            var found = all.learning().learnings().about(who);
            if (found.isEmpty()) {
                jackdaw.terminal().note("Nothing is remembered about " + who + ".");
            }
            for (var learning : found) {
                jackdaw.terminal()
                        .print(
                                json
                                        ? Json.text(Map.of(
                                                "id",
                                                learning.id(),
                                                "state",
                                                learning.state().word(),
                                                "text",
                                                learning.text()))
                                        : learning.id()
                                                + "  "
                                                + learning.state().word()
                                                + "  "
                                                + learning.text());
            }
            return 0;
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Delete something remembered about a person; the run it came from stays.")
    int forget(
            @Parameters(paramLabel = "ID", description = "What; see `memory show`.") String id,
            @Option(names = "--as", defaultValue = "", paramLabel = "PERSON", description = "Whom it is about (you).")
                    String person) {
        try (var all = jackdaw.open()) {
            var who = person.isEmpty() ? QuestionSession.asker() : person;
            if (!all.learning().learnings().forgotten().forget(who, id)) {
                throw new UsageException(
                        "'" + id + "' is nothing remembered about " + who + ". See: jackdaw memory show --as " + who);
            }
            jackdaw.terminal().note("Forgotten.");
            return 0;
        }
    }
}
