package dev.jackdaw.cli;

import dev.jackdaw.data.Json;
import dev.jackdaw.knowledge.CheckFinding;
import dev.jackdaw.knowledge.draft.ColumnStatistics;
import dev.jackdaw.knowledge.draft.KnowledgeDraft;
import dev.jackdaw.learning.Coverage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `jackdaw knowledge`.
@Command(
        name = "knowledge",
        mixinStandardHelpOptions = true,
        description = "The curated files: check them, index them, search them, draft new ones.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  jackdaw knowledge check",
            "  jackdaw knowledge load",
            "  jackdaw knowledge search \"lost customers\"",
            "  jackdaw knowledge init --schema sales --dir drafts"
        })
@SuppressWarnings("NullAway.Init")
final class KnowledgeCommand implements Runnable {
    private static final int SHOWN = 15;

    @ParentCommand
    private JackdawCommand jackdaw;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private Path folder(@Nullable Path dir) {
        return dir == null ? jackdaw.config().knowledge() : dir;
    }

    @Command(mixinStandardHelpOptions = true, description = "Index the files. With any error nothing changes.")
    int load(
            @Option(names = "--dir", paramLabel = "DIR", description = "The folder.") @Nullable Path dir,
            @Option(names = "--recreate", description = "Index everything anew.") boolean recreate) {
        try (var all = jackdaw.open()) {
            var loaded = all.knowledge()
                    .loader()
                    .load(folder(dir), recreate, done -> jackdaw.terminal().progress("indexed " + done));
            jackdaw.terminal().progressDone();
            jackdaw.terminal()
                    .note(loaded.added()
                            + " added, "
                            + loaded.changed()
                            + " changed, "
                            + loaded.removed()
                            + " removed, "
                            + loaded.unchanged()
                            + " unchanged");
            return 0;
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Check the files against their formats and the live database. Exit code 1 on errors.")
    int check(
            @Option(names = "--dir", paramLabel = "DIR", description = "The folder.") @Nullable Path dir,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        try (var all = jackdaw.open()) {
            var findings = all.check(jackdaw.terminal()::note).check(folder(dir));
            long errors = findings.stream()
                    .filter(f -> f.severity() == CheckFinding.Severity.ERROR)
                    .count();
            if (json) {
                jackdaw.terminal().print(Json.text(Map.of("findings", findings)));
            } else {
                findings.forEach(f -> jackdaw.terminal()
                        .print(f.severity().name().toLowerCase(java.util.Locale.ROOT) + " [" + f.rule() + "] " + f));
                jackdaw.terminal().print(errors + " errors, " + (findings.size() - errors) + " warnings");
            }
            return errors == 0 ? 0 : 1;
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Draft table notes for a schema that nobody has described yet.")
    int init(
            @Option(names = "--schema", required = true, paramLabel = "S", description = "The schema.") String schema,
            @Option(names = "--dir", paramLabel = "DIR", description = "Where to write; files that are there are kept.")
                    @Nullable
                    Path dir) {
        try (var all = jackdaw.open()) {
            var written = new KnowledgeDraft(
                            all.warehouse().schema(),
                            new ColumnStatistics(all.warehouse().catalogue()))
                    .write(schema, folder(dir));
            written.forEach(f -> jackdaw.terminal().print(f.toString()));
            jackdaw.terminal()
                    .note(written.size() + " drafts. Look for CONFIRM in them, then run: jackdaw knowledge check");
            return 0;
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "What people ask that the files don't cover, and what to write next.")
    int coverage(
            @Option(names = "--days", defaultValue = "30", paramLabel = "N", description = "How far to look back (30).")
                    int days,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        var back = Duration.ofDays(JackdawCommand.count("--days", days));
        try (var all = jackdaw.open()) {
            var report = all.learning().coverage().since(Instant.now().minus(back));
            var terminal = jackdaw.terminal();
            if (json) {
                terminal.print(Json.text(report));
                return 0;
            }
            terminal.print("Asked and not answered:");
            themes(report.unanswered());
            terminal.print("Answered by SQL that a model wrote:");
            themes(report.modelWritten());
            terminal.print("Tables that nobody described:");
            report.withoutNotes().stream()
                    .limit(SHOWN)
                    .forEach(b -> terminal.print("  %4d  %s".formatted(b.read(), b.relation())));
            terminal.print("Validated queries that no longer run:");
            report.staleQueries().forEach(q -> terminal.print("  " + q.file() + "  " + q.query() + ": " + q.problem()));
            terminal.print("");
            terminal.print("Next: " + report.next() + ".");
            return 0;
        }
    }

    private void themes(List<Coverage.Theme> themes) {
        themes.stream()
                .limit(SHOWN)
                .forEach(t -> jackdaw.terminal().print("  %4d  %s".formatted(t.times(), t.question())));
    }

    @Command(mixinStandardHelpOptions = true, description = "What recall finds for a text.")
    int search(
            @Parameters(paramLabel = "TEXT", description = "A question, or words.") String text,
            @Option(names = "--limit", defaultValue = "10", paramLabel = "N", description = "How many (10).") int limit,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        int most = JackdawCommand.count("--limit", limit);
        try (var all = jackdaw.open()) {
            var found = all.learning().recall().curated(text, most, 100_000);
            if (json) {
                jackdaw.terminal()
                        .print(Json.text(
                                Map.of("search", all.knowledge().vectors().name(), "found", found)));
            } else {
                found.forEach(e -> jackdaw.terminal()
                        .print(String.format(
                                java.util.Locale.ROOT,
                                "%.4f  %-9s %s",
                                e.score(),
                                e.ref().kind(),
                                e.ref().name())));
            }
            return found.isEmpty() ? 1 : 0;
        }
    }
}
