package dev.jackdaw.cli;

import dev.jackdaw.core.JackdawException;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `jackdaw chat`.
@Command(
        name = "chat",
        mixinStandardHelpOptions = true,
        description = "Ask questions one after the other, in one thread.",
        footerHeading = "%nExamples:%n",
        footer = {"  jackdaw chat", "  jackdaw chat --thread t1   (goes on with an earlier thread)"})
@SuppressWarnings("NullAway.Init")
final class ChatCommand implements Callable<Integer> {
    @ParentCommand
    private JackdawCommand jackdaw;

    @Option(names = "--thread", paramLabel = "T", description = "Go on with this thread.")
    private @Nullable String thread;

    @Override
    public Integer call() throws IOException {
        var name = thread == null ? QuestionSession.newThread() : thread;
        try (var all = jackdaw.open();
                var terminal = TerminalBuilder.builder().dumb(true).build()) {
            var session = new QuestionSession(all, jackdaw.terminal());
            var printer = new AnswerPrinter(jackdaw.terminal());
            var reader = LineReaderBuilder.builder().terminal(terminal).build();
            jackdaw.terminal().note("thread " + name + " — leave with Ctrl-D or 'exit'");
            for (var line = next(reader); line != null; line = next(reader)) {
                try {
                    printer.print(session.ask(name, line));
                } catch (JackdawException e) {
                    jackdaw.terminal().error(e.text());
                }
            }
            return 0;
        }
    }

    private static @Nullable String next(LineReader reader) {
        while (true) {
            try {
                var line = reader.readLine("> ").strip();
                if (line.equals("exit") || line.equals("quit")) {
                    return null;
                }
                if (!line.isEmpty()) {
                    return line;
                }
            } catch (UserInterruptException | EndOfFileException e) {
                return null;
            }
        }
    }
}
