package dev.jackdaw.cli;

import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.asset.Asset;
import dev.jackdaw.core.RunId;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Json;
import dev.jackdaw.learning.Learning;
import dev.jackdaw.learning.Learning.State;
import dev.jackdaw.learning.Viewer;
import dev.jackdaw.learning.export.Edits;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `jackdaw learnings`: for the data team.
@Command(
        name = "learnings",
        mixinStandardHelpOptions = true,
        description = "Look at what was learnt; agree to it, refuse it, take it back.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  jackdaw learnings list",
            "  jackdaw learnings show 01k8…",
            "  jackdaw learnings approve 01k8…",
            "  jackdaw learnings retire 01k8… --reason \"the column was mended\""
        })
@SuppressWarnings("NullAway.Init")
final class LearningsCommand implements Runnable {
    private static final List<State> LIVE = List.of(State.PROPOSED, State.WAITING, State.ACTIVE, State.STALE);
    private static final int SHOWN_RUNS = 20;

    @ParentCommand
    private JackdawCommand jackdaw;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(mixinStandardHelpOptions = true, description = "What was learnt, newest first.")
    int list(
            @Option(
                            names = "--state",
                            defaultValue = "",
                            paramLabel = "STATE",
                            description =
                                    "proposed, waiting, active, stale, rejected, demoted, retired, or all (what is not"
                                            + " over).")
                    String state,
            @Option(
                            names = "--as-of",
                            defaultValue = "",
                            paramLabel = "TIME",
                            description = "What was believed then, as 2026-05-01T12:00:00Z, instead of what is now.")
                    String asOf,
            @Option(names = "--json", description = "One JSON object a learning.") boolean json) {
        try (var all = jackdaw.open()) {
            var found = asOf.isEmpty()
                    ? all.learning().learnings().list(Viewer.UPKEEP, states(state))
                    : all.learning().learnings().asOf(Viewer.UPKEEP, time(asOf));
            if (json) {
                found.forEach(l -> jackdaw.terminal().print(Json.text(LearningText.json(l))));
                return 0;
            }
            if (found.isEmpty()) {
                jackdaw.terminal().note("Nothing was learnt yet.");
                return 0;
            }
            jackdaw.terminal().table(LearningText.table(found));
            return 0;
        }
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new UsageException("--as-of is '" + text + "'. Write a time as 2026-05-01T12:00:00Z");
        }
    }

    private static List<State> states(String word) {
        if (word.isEmpty()) {
            return LIVE;
        }
        if (word.equals("all")) {
            return List.of(State.values());
        }
        return List.of(State.of(word)
                .orElseThrow(() -> new UsageException("there is no state '"
                        + word
                        + "'. Choose all or one of "
                        + Arrays.stream(State.values()).map(State::word).toList())));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "One of them: its evidence, what it rests on, what it is worth.")
    int show(
            @Parameters(paramLabel = "ID", description = "The learning.") String id,
            @Option(names = "--diff", description = "Also what it would change in the knowledge files, as a patch.")
                    boolean diff,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        try (var all = jackdaw.open()) {
            var learning = find(all, id);
            var shown = new LearningText(
                    learning,
                    all.learning().learnings().history(Viewer.UPKEEP, id),
                    all.learning().learnings().dependencies().of(Viewer.UPKEEP, id),
                    all.learning().lifts().lift(id),
                    diff ? Optional.of(patch(all, learning)) : Optional.empty());
            if (json) {
                jackdaw.terminal().print(Json.text(shown.json()));
            } else {
                shown.lines().forEach(jackdaw.terminal()::print);
            }
            return 0;
        }
    }

    private String patch(Jackdaw all, Learning learning) {
        try (var change = new GitBranch(jackdaw.config().knowledge())) {
            new Edits(all.knowledge().index(), change.folder()).write(List.of(learning));
            return change.patch();
        }
    }

    private static Learning find(Jackdaw all, String id) {
        return all.learning().learnings().find(Viewer.UPKEEP, id).orElseThrow(() -> unknown(id));
    }

    private static UsageException unknown(String id) {
        return new UsageException("there is no learning '" + id + "'. List them with: jackdaw learnings list");
    }

    @Command(mixinStandardHelpOptions = true, description = "Agree: from now on it holds for those it is for.")
    int approve(
            @Parameters(paramLabel = "ID", description = "The learning.") String id,
            @Option(
                            names = "--team",
                            defaultValue = "",
                            paramLabel = "TEAM",
                            description = "Only for those whose attribute \"team\" this is, in JACKDAW_PRINCIPALS.")
                    String team) {
        return decide(id, true, team, "approved");
    }

    @Command(mixinStandardHelpOptions = true, description = "Refuse it.")
    int reject(
            @Parameters(paramLabel = "ID", description = "The learning.") String id,
            @Option(
                            names = "--reason",
                            defaultValue = "refused by a person",
                            paramLabel = "WORDS",
                            description = "Why.")
                    String reason) {
        return decide(id, false, "", reason);
    }

    private int decide(String id, boolean yes, String team, String reason) {
        try (var all = jackdaw.open()) {
            var decided = all.learningApprovals()
                    .decide(id, yes, team, QuestionSession.asker(), reason)
                    .orElseThrow(() -> unknown(id));
            jackdaw.terminal().note("Learning " + id + " is " + decided.state() + ".");
            return 0;
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Take it back, and list the answers that were shown it.")
    int retire(
            @Parameters(paramLabel = "ID", description = "The learning.") String id,
            @Option(
                            names = "--reason",
                            defaultValue = "taken back by a person",
                            paramLabel = "WORDS",
                            description = "Why.")
                    String reason,
            @Option(names = "--tell", description = "Say so, once, in each Slack thread with such an answer.")
                    boolean tell,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        try (var all = jackdaw.open()) {
            var learning = find(all, id);
            all.learningApprovals().retire(id, QuestionSession.asker(), reason);
            var runs = all.learning().lifts().shownTo(Viewer.UPKEEP, id);
            if (tell) {
                all.notices().tell("retired " + id, runs, LearningText.correction(learning, reason));
            }
            var views = all.asset().assets().askedBy(runs);
            if (json) {
                jackdaw.terminal().print(Json.text(LearningText.retired(id, runs, views)));
            } else {
                retired(all, runs, views);
            }
            return 0;
        }
    }

    private void retired(Jackdaw all, List<RunId> runs, List<Asset> views) {
        var terminal = jackdaw.terminal();
        terminal.note("Retired. " + runs.size() + " answer(s) were shown it:");
        runs.stream()
                .limit(SHOWN_RUNS)
                .map(run -> run + "  "
                        + all.journal().find(run).map(r -> r.thread()).orElse(""))
                .forEach(terminal::print);
        views.forEach(view -> terminal.print("View "
                + view.qualified()
                + " ("
                + view.state().word()
                + ") was drafted from such an answer: jackdaw assets drop "
                + view.name()));
        if (runs.size() > SHOWN_RUNS) {
            terminal.note("… all of them with --json");
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Give what is active for the company back to the knowledge files: prints a patch, or "
                    + "commits it on a branch.")
    int export(
            @Option(names = "--dir", paramLabel = "DIR", description = "The knowledge folder.") @Nullable Path dir,
            @Option(
                            names = "--branch",
                            defaultValue = "",
                            paramLabel = "NAME",
                            description = "Commit on a new branch of that name.")
                    String branch) {
        try (var all = jackdaw.open();
                var change = new GitBranch(dir == null ? jackdaw.config().knowledge() : dir)) {
            var given = all.learning().learnings().list(Viewer.UPKEEP, List.of(State.ACTIVE)).stream()
                    .filter(Learning::open)
                    .toList();
            var written = new Edits(all.knowledge().index(), change.folder()).write(given);
            if (written.isEmpty()) {
                jackdaw.terminal().note("Nothing to give back: the files say it all.");
                return 0;
            }
            if (branch.isEmpty()) {
                jackdaw.terminal().print(change.patch());
            } else {
                change.commit(branch, LearningText.message(written));
                jackdaw.terminal()
                        .note(written.size()
                                + " learning(s) on the branch "
                                + branch
                                + ". Once it is merged, run: jackdaw knowledge load");
            }
            return 0;
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Read finished runs now, as the service does every minute.")
    int curate() {
        try (var all = jackdaw.open()) {
            var pass = all.curator().pass();
            jackdaw.terminal()
                    .note(
                            "%d runs read, %d proposals, %d proven or rejected, %d taken back, %d moved: changed tables, views."
                                    .formatted(
                                            pass.runs(),
                                            pass.proposed(),
                                            pass.proven(),
                                            pass.demoted(),
                                            pass.drifted()));
            return 0;
        }
    }
}
