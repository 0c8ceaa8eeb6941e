package dev.jackdaw.cli;

import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.core.EnvironmentException;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Json;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.definition.ReportDefinition;
import dev.jackdaw.knowledge.file.KnowledgeFolder;
import dev.jackdaw.knowledge.file.ScheduleFile;
import dev.jackdaw.report.Edition;
import dev.jackdaw.report.EditionImage;
import dev.jackdaw.report.EditionPage;
import dev.jackdaw.report.EditionText;
import dev.jackdaw.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm z", Locale.ENGLISH);

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
            var rows = new ArrayList<List<@Nullable Object>>();
            for (var report : open.report().reports().list()) {
                if (!(report.definition() instanceof ReportDefinition definition)) {
                    continue;
                }
                var next = report.active() ? next(open, definition) : report.state();
                if (json) {
                    var object = new LinkedHashMap<String, Object>();
                    object.put("name", report.name());
                    object.put("state", report.state());
                    object.put("origin", report.origin());
                    object.put("owner", report.owner());
                    object.put("to", definition.to());
                    object.put("times", words(open, definition));
                    object.put("next", next);
                    jackdaw.terminal().print(Json.text(object));
                } else {
                    rows.add(List.of(
                            report.name(),
                            words(open, definition),
                            next,
                            report.owner(),
                            String.join(", ", definition.to()),
                            report.origin()));
                }
            }
            if (!json && rows.isEmpty()) {
                jackdaw.terminal()
                        .note("There are no reports. Write one to knowledge/reports (see docs/REPORTS.md) and run: "
                                + "jackdaw knowledge load");
            } else if (!json) {
                jackdaw.terminal().table(ResultTable.texts(rows, "report", "times", "next", "owner", "to", "from"));
            }
            return 0;
        }
    }

    private static String words(Jackdaw open, ReportDefinition definition) {
        try {
            return open.report().planner().schedule(definition).words();
        } catch (UsageException e) {
            return e.text();
        }
    }

    private static String next(Jackdaw open, ReportDefinition definition) {
        try {
            var schedule = open.report().planner().schedule(definition);
            return schedule.next(open.config().company().clock().instant())
                    .map(i -> TIME.format(i.atZone(schedule.zone())))
                    .orElse("never");
        } catch (UsageException e) {
            return "never";
        }
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
            if (report.definition() instanceof ReportDefinition definition) {
                terminal.print("Times:  " + words(open, definition));
                var schedule = open.report().planner().schedule(definition);
                for (var due :
                        schedule.following(open.config().company().clock().instant(), 3)) {
                    terminal.print("        " + TIME.format(due.atZone(schedule.zone())));
                }
            }
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
        if (!which.endsWith(".yaml")) {
            if (find(open, which).definition() instanceof ReportDefinition report) {
                return report;
            }
            throw new UsageException("'" + which + "' is a watch, not a report");
        }
        var file = Path.of(which).toAbsolutePath();
        var folder = Optional.ofNullable(file.getParent()).map(Path::getParent).orElse(file);
        var contents = new KnowledgeFolder(folder).read();
        var name = folder.relativize(file).toString();
        contents.findings().stream()
                .filter(f -> f.file().equals(name))
                .findFirst()
                .ifPresent(f -> {
                    throw new UsageException(f.toString());
                });
        return contents.items().stream()
                .filter(i -> i.source().file().equals(name))
                .map(KnowledgeItem::definition)
                .filter(ReportDefinition.class::isInstance)
                .map(ReportDefinition.class::cast)
                .findFirst()
                .orElseThrow(() ->
                        new UsageException(which + " is no report inside a folder named reports. Is the path right?"));
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
            if (!report.active()) {
                throw new UsageException("'" + name + "' is " + report.state());
            }
            var due = open.report().planner().now(name);
            for (int i = 0; i < PATIENCE_S * 5; i++) {
                var posting = open.report().postings().history(name, SHOWN).stream()
                        .filter(p -> p.due().equals(due))
                        .findFirst()
                        .orElseThrow();
                if (!posting.state().equals("due")) {
                    jackdaw.terminal()
                            .note(name
                                    + ": "
                                    + posting.state()
                                    + (posting.reason().isEmpty() ? "" : ", " + posting.reason()));
                    open.report().postings().snapshot(name, due).ifPresent(s -> print(s.edition()));
                    return posting.state().equals("failed") ? 1 : 0;
                }
                open.report().publisher().work();
                TimeUnit.MILLISECONDS.sleep(200);
            }
            throw new UsageException("it takes longer than ten minutes; look later with history");
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "What became of each time that it was due, newest first.")
    int history(
            @Parameters(paramLabel = "REPORT", description = "Its name.") String name,
            @Option(names = "--json", description = "One JSON object a posting.") boolean json) {
        try (var open = jackdaw.open()) {
            var rows = new ArrayList<List<@Nullable Object>>();
            var postings = open.report().postings();
            for (var posting : postings.history(name, SHOWN)) {
                var snapshots = postings.snapshots(name, posting.due());
                if (json) {
                    var object = new LinkedHashMap<String, Object>();
                    object.put("due", posting.due().toString());
                    object.put("state", posting.state());
                    object.put("reason", posting.reason());
                    object.put("snapshots", snapshots);
                    jackdaw.terminal().print(Json.text(object));
                    continue;
                }
                rows.add(List.of(
                        posting.due().toString(),
                        posting.state(),
                        snapshots.size() > 1 ? String.valueOf(snapshots.size() - 1) : "",
                        snapshots.isEmpty() ? "" : snapshots.getLast().hash().substring(0, 12),
                        posting.reason()));
            }
            if (!json) {
                jackdaw.terminal().table(ResultTable.texts(rows, "due", "state", "corrections", "hash", "why"));
                for (var delivery : open.report().deliveries().history(name, SHOWN)) {
                    jackdaw.terminal()
                            .aside(delivery.get(0)
                                    + "  "
                                    + delivery.get(2)
                                    + "  "
                                    + (delivery.get(3).isEmpty()
                                            ? "not told yet"
                                            : delivery.get(4).isEmpty()
                                                    ? "told " + delivery.get(3)
                                                    : "refused: " + delivery.get(4)));
                }
            }
            return 0;
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Let one rest.")
    int pause(@Parameters(paramLabel = "REPORT", description = "Its name.") String name) {
        try (var open = jackdaw.open()) {
            find(open, name);
            open.report().reports().pause(name, Session.asker());
            jackdaw.terminal().note("Paused " + name + ".");
            return 0;
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Go on with one that rests.")
    int resume(@Parameters(paramLabel = "REPORT", description = "Its name.") String name) {
        try (var open = jackdaw.open()) {
            find(open, name);
            open.report().reports().resume(name, Session.asker());
            jackdaw.terminal().note("Resumed " + name + ".");
            return 0;
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Take one away that was made in Slack.")
    int delete(@Parameters(paramLabel = "REPORT", description = "Its name.") String name) {
        try (var open = jackdaw.open()) {
            find(open, name);
            open.report().reports().remove(name, Session.asker());
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
