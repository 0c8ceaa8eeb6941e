package dev.jackdaw.cli;

import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.asset.Asset;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Json;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.learning.Audience;
import dev.jackdaw.learning.Learning;
import dev.jackdaw.learning.Learning.State;
import dev.jackdaw.learning.Lift;
import dev.jackdaw.learning.Viewer;
import dev.jackdaw.learning.export.Edits;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
                found.forEach(l -> jackdaw.terminal().print(Json.text(described(l))));
                return 0;
            }
            if (found.isEmpty()) {
                jackdaw.terminal().note("Nothing was learnt yet.");
                return 0;
            }
            var rows = new ArrayList<List<@Nullable Object>>();
            for (var l : found) {
                rows.add(List.of(
                        l.id(), l.state().word(), l.type().word(), l.audience().toString(), l.text(), l.reason()));
            }
            jackdaw.terminal().table(ResultTable.texts(rows, "learning", "state", "type", "for", "what", "why so"));
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

    private static Map<String, Object> described(Learning l) {
        var object = new LinkedHashMap<String, Object>();
        object.put("id", l.id());
        object.put("state", l.state().word());
        object.put("reason", l.reason());
        object.put("type", l.type().word());
        object.put("audience", l.audience().toString());
        object.put("rights", l.rights());
        object.put("text", l.text());
        object.put("sql", l.sql());
        object.put("question", l.question());
        object.put("relations", l.relations());
        object.put("run", l.origin().run().value());
        object.put("steps", l.origin().steps());
        object.put("author", l.author());
        object.put("supports", l.supports());
        object.put("version", l.version());
        object.put("made_at", l.madeAt().toString());
        return object;
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
            var patch = diff ? patch(all, learning) : "";
            var history = all.learning().learnings().history(Viewer.UPKEEP, id);
            var depends = all.learning().learnings().dependencies(Viewer.UPKEEP, id);
            var lift = all.learning().lifts().lift(id);
            if (json) {
                var object = described(learning);
                object.put("depends", depends);
                object.put("history", history);
                lift.ifPresent(l -> object.put("lift", lift(l)));
                if (diff) {
                    object.put("diff", patch);
                }
                jackdaw.terminal().print(Json.text(object));
                return 0;
            }
            var terminal = jackdaw.terminal();
            terminal.print(learning.text());
            if (!learning.sql().isEmpty()) {
                terminal.print(learning.sql());
            }
            terminal.print("");
            terminal.print("For:      " + learning.audience());
            terminal.print("State:    " + learning.state().word() + " – " + learning.reason());
            terminal.print("Asked:    " + learning.question());
            terminal.print("Evidence: run "
                    + learning.origin().run()
                    + ", steps "
                    + learning.origin().steps()
                    + ", by "
                    + learning.author());
            terminal.print("Said by:  " + String.join(", ", learning.supports()));
            depends.forEach(d ->
                    terminal.print("Rests on: " + d.kind().name().toLowerCase(java.util.Locale.ROOT) + " " + d.name()));
            lift.ifPresent(l -> terminal.print("Worth:    %+.2f (%+.2f to %+.2f), %d uses, %d runs without"
                    .formatted(l.mean(), l.lower(), l.upper(), l.uses(), l.held())));
            terminal.print("");
            for (var event : history) {
                terminal.print(event.at()
                        + "  "
                        + event.state().word()
                        + "  by "
                        + event.by()
                        + (event.reason().isEmpty() ? "" : ": " + event.reason()));
            }
            if (diff) {
                terminal.print("");
                terminal.print(patch.isEmpty() ? "The files say it already." : patch);
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

    private static Map<String, Object> lift(Lift lift) {
        return Map.of(
                "mean", lift.mean(),
                "lower", lift.lower(),
                "upper", lift.upper(),
                "uses", lift.uses(),
                "held", lift.held());
    }

    private static Learning find(Jackdaw all, String id) {
        return all.learning()
                .learnings()
                .find(Viewer.UPKEEP, id)
                .orElseThrow(() -> new UsageException(
                        "there is no learning '" + id + "'. List them with: jackdaw learnings list"));
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
        return move(id, List.of(State.WAITING, State.DEMOTED), State.ACTIVE, "approved", team);
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
        return move(id, List.of(State.PROPOSED, State.WAITING), State.REJECTED, reason, "");
    }

    private int move(String id, List<State> from, State to, String reason, String team) {
        try (var all = jackdaw.open()) {
            var learning = find(all, id);
            if (!team.isEmpty()) {
                all.learning().learnings().narrow(learning, Audience.team(team));
                learning = find(all, id);
            }
            if (!from.contains(learning.state())) {
                throw new UsageException("learning "
                        + id
                        + " is "
                        + learning.state().word()
                        + ", and can become "
                        + to.word()
                        + " only from "
                        + from.stream().map(State::word).toList());
            }
            var moved = all.learning().learnings().move(learning, to, Session.asker(), reason);
            jackdaw.terminal().note("Learning " + id + " is " + moved.state().word() + ".");
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
            if (learning.state() != State.RETIRED) {
                all.learning().learnings().move(learning, State.RETIRED, Session.asker(), reason);
            }
            var runs = all.learning().lifts().shownTo(Viewer.UPKEEP, id);
            if (tell) {
                all.notices().tell("retired " + id, runs, correction(learning, reason));
            }
            var views = all.asset().assets().askedBy(runs);
            if (json) {
                jackdaw.terminal()
                        .print(Json.text(Map.of(
                                "id",
                                id,
                                "answers",
                                runs.stream().map(r -> r.value()).toList(),
                                "views",
                                views.stream().map(Asset::qualified).toList())));
                return 0;
            }
            jackdaw.terminal().note("Retired. " + runs.size() + " answer(s) were shown it:");
            runs.stream()
                    .limit(SHOWN_RUNS)
                    .forEach(run -> jackdaw.terminal()
                            .print(run
                                    + "  "
                                    + all.journal()
                                            .find(run)
                                            .map(r -> r.thread())
                                            .orElse("")));
            views.forEach(view -> jackdaw.terminal()
                    .print("View "
                            + view.qualified()
                            + " ("
                            + view.state().word()
                            + ") was drafted from such an answer: jackdaw assets drop "
                            + view.name()));
            if (runs.size() > SHOWN_RUNS) {
                jackdaw.terminal().note("… all of them with --json");
            }
            return 0;
        }
    }

    /// What is for some people is not quoted where others read.
    private static String correction(Learning learning, String reason) {
        return "An answer here may be wrong: it rested on something that has been taken back"
                + (learning.open() ? ", \"" + learning.text() + "\" (" + reason + "). " : ". ")
                + "Ask again for an answer without it.";
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
                change.commit(branch, message(written));
                jackdaw.terminal()
                        .note(written.size()
                                + " learning(s) on the branch "
                                + branch
                                + ". Once it is merged, run: jackdaw knowledge load");
            }
            return 0;
        }
    }

    private static String message(List<String> written) {
        return "Knowledge from use: "
                + written.size()
                + (written.size() == 1 ? " learning" : " learnings")
                + "\n\n"
                + written.stream().map(w -> "- " + w).collect(Collectors.joining("\n"));
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
