package dev.jackdaw.cli;

import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.core.EnvironmentException;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Json;
import dev.jackdaw.knowledge.definition.ReportDefinition;
import dev.jackdaw.knowledge.file.ScheduleFile;
import dev.jackdaw.report.Edition;
import dev.jackdaw.report.EditionImage;
import dev.jackdaw.report.EditionPage;
import dev.jackdaw.report.EditionText;
import dev.jackdaw.report.Postings;
import dev.jackdaw.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `jackdaw reports`: what is posted on a schedule.
@Command(
        name = "reports",
        mixinStandardHelpOptions = true,
        description = "Reports on a schedule: what they say, when they come, what became of them.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  jackdaw reports list",
            "  jackdaw reports preview daily-revenue",
            "  jackdaw reports preview knowledge/reports/daily-revenue.yaml --png report.png",
            "  jackdaw reports history daily-revenue"
        })
@SuppressWarnings("NullAway.Init")
final class ReportsCommand implements Runnable {
    private static final int SHOWN = 20;
    private static final int PATIENCE_S = 600;

    @ParentCommand
    private JackdawCommand jackdaw;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(mixinStandardHelpOptions = true, description = "All of them, with their next time.")
    int list(@Option(names = "--json", description = "One JSON object a report.") boolean json) {
        try (var open = jackdaw.open()) {
            var text = text(open);
            var reports = open.report().reports().list().stream()
                    .filter(r -> r.definition() instanceof ReportDefinition)
                    .toList();
            if (json) {
                reports.forEach(r -> jackdaw.terminal().print(Json.text(text.json(r))));
            } else if (reports.isEmpty()) {
                jackdaw.terminal()
                        .note("There are no reports. Write one to knowledge/reports (see docs/REPORTS.md) and run: "
                                + "jackdaw knowledge load");
            } else {
                jackdaw.terminal().table(text.table(reports));
            }
            return 0;
        }
    }

    private static ReportText text(Jackdaw open) {
        return new ReportText(
                open.report().planner(), open.config().company().clock().instant());
    }

    private static Report find(Jackdaw open, String name) {
        return open.report()
                .reports()
                .find(name)
                .orElseThrow(() ->
                        new UsageException("there is no report '" + name + "'. List them with: jackdaw reports list"));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "One of them as its file has it, its next times, and who changed it.")
    int show(@Parameters(paramLabel = "REPORT", description = "Its name.") String name) {
        try (var open = jackdaw.open()) {
            var report = find(open, name);
            var terminal = jackdaw.terminal();
            terminal.print(ScheduleFile.text(report.definition()).strip());
            terminal.print("");
            text(open).times(report).forEach(terminal::print);
            terminal.print("State:  " + report.state() + ", from " + report.origin());
            for (var event : open.report().reports().history(name)) {
                terminal.print(event.at() + "  " + event.what() + " by " + event.by());
            }
            return 0;
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "What it would say, without posting anything.")
    int preview(
            @Parameters(paramLabel = "REPORT", description = "Its name, or a file.") String which,
            @Option(names = "--due", paramLabel = "TIME", description = "As if it were due then: 2026-06-18T09:00:00Z.")
                    String due,
            @Option(names = "--html", paramLabel = "FILE", description = "Write a web page.") Path html,
            @Option(names = "--png", paramLabel = "FILE", description = "Write a picture.") Path png,
            @Option(names = "--json", description = "Print the edition as JSON.") boolean json) {
        try (var open = jackdaw.open()) {
            var definition = definition(open, which);
            var at = due == null ? open.config().company().clock().instant() : time(due);
            var editor = open.report().editor();
            var last = editor.last(at);
            var alerts = open.report().watches().found(definition, last);
            var edition = editor.compose(definition, at, last, alerts, List.of());
            if (html != null) {
                write(html, EditionPage.html(edition).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
            if (png != null) {
                write(png, EditionImage.png(edition));
            }
            if (json) {
                jackdaw.terminal().print(Json.pretty(edition));
            } else if (html == null && png == null) {
                print(edition);
            }
            return edition.problems().isEmpty() ? 0 : 1;
        }
    }

    private static Instant time(String due) {
        try {
            return Instant.parse(due);
        } catch (DateTimeParseException e) {
            throw new UsageException("'" + due + "' is no time. Write one such as 2026-06-18T09:00:00Z");
        }
    }

    private static ReportDefinition definition(Jackdaw open, String which) {
        if (which.endsWith(".yaml")) {
            return ReportFile.read(which);
        }
        return definition(find(open, which));
    }

    private static ReportDefinition definition(Report report) {
        if (report.definition() instanceof ReportDefinition definition) {
            return definition;
        }
        throw new UsageException("'" + report.name() + "' is a watch, not a report");
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new EnvironmentException("can't write " + file + ": " + e.getMessage(), e);
        }
    }

    private void print(Edition edition) {
        var terminal = jackdaw.terminal();
        for (var line : EditionText.lines(edition)) {
            terminal.markdown(line.replaceAll("^_(.*)_$", "$1"));
        }
        terminal.print("");
        edition.caveats().forEach(c -> terminal.aside("⚠ " + c));
        edition.problems().forEach(p -> terminal.aside("✗ " + p));
        terminal.aside(EditionText.basis(edition));
    }

    @Command(mixinStandardHelpOptions = true, description = "Post it now, beside its schedule, where it always goes.")
    int run(@Parameters(paramLabel = "REPORT", description = "Its name.") String name) throws InterruptedException {
        try (var open = jackdaw.open()) {
            var report = find(open, name);
            var definition = definition(report);
            if (!report.active()) {
                throw new UsageException("'" + name + "' is " + report.state());
            }
            return posted(open, name, open.report().planner().now(definition.name()));
        }
    }

    private int posted(Jackdaw open, String name, Instant due) throws InterruptedException {
        var postings = open.report().postings();
        for (int i = 0; i < PATIENCE_S * 5; i++) {
            var posting = postings.history(name, SHOWN).stream()
                    .filter(p -> p.due().equals(due))
                    .findFirst()
                    .orElseThrow();
            if (posting.state() != Postings.State.DUE) {
                jackdaw.terminal()
                        .note(name
                                + ": "
                                + posting.state().word()
                                + (posting.reason().isEmpty() ? "" : ", " + posting.reason()));
                postings.snapshot(name, due).ifPresent(s -> print(s.edition()));
                return posting.state() == Postings.State.FAILED ? 1 : 0;
            }
            open.report().publisher().work();
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new UsageException("it takes longer than ten minutes; look later with history");
    }

    @Command(mixinStandardHelpOptions = true, description = "What became of each time that it was due, newest first.")
    int history(
            @Parameters(paramLabel = "REPORT", description = "Its name.") String name,
            @Option(names = "--json", description = "One JSON object a posting.") boolean json) {
        try (var open = jackdaw.open()) {
            var history = PostingText.history(open.report().postings(), name, SHOWN);
            if (history.isEmpty()) {
                find(open, name);
            }
            if (json) {
                history.forEach(posting -> jackdaw.terminal().print(Json.text(posting.json())));
                return 0;
            }
            jackdaw.terminal().table(PostingText.table(history));
            open.report().deliveries().history(name, SHOWN).stream()
                    .map(PostingText::delivery)
                    .forEach(jackdaw.terminal()::aside);
            return 0;
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Let one rest.")
    int pause(@Parameters(paramLabel = "REPORT", description = "Its name.") String name) {
        try (var open = jackdaw.open()) {
            find(open, name);
            open.report().reports().pause(name, QuestionSession.asker());
            jackdaw.terminal().note("Paused " + name + ".");
            return 0;
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Go on with one that rests.")
    int resume(@Parameters(paramLabel = "REPORT", description = "Its name.") String name) {
        try (var open = jackdaw.open()) {
            find(open, name);
            open.report().reports().resume(name, QuestionSession.asker());
            jackdaw.terminal().note("Resumed " + name + ".");
            return 0;
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Take one away that was made in Slack.")
    int delete(@Parameters(paramLabel = "REPORT", description = "Its name.") String name) {
        try (var open = jackdaw.open()) {
            find(open, name);
            open.report().reports().remove(name, QuestionSession.asker());
            jackdaw.terminal().note("Deleted " + name + ". Its history stays.");
            return 0;
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Print one as a file for knowledge/reports.")
    int export(@Parameters(paramLabel = "REPORT", description = "Its name.") String name) {
        try (var open = jackdaw.open()) {
            jackdaw.terminal()
                    .print(ScheduleFile.text(find(open, name).definition()).strip());
            return 0;
        }
    }
}
