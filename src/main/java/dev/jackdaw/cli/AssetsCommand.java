package dev.jackdaw.cli;

import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.asset.Asset;
import dev.jackdaw.asset.Asset.State;
import dev.jackdaw.asset.Assets;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Json;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.desk.ViewApprovals;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `jackdaw assets`: the views that were built, or are proposed.
@Command(
        name = "assets",
        mixinStandardHelpOptions = true,
        description = "The views that were built or are proposed: their use, gain, owner and freshness.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  jackdaw assets list",
            "  jackdaw assets show tickets_by_priority",
            "  jackdaw assets approve 01k8…",
            "  jackdaw assets drop tickets_by_priority"
        })
@SuppressWarnings("NullAway.Init")
final class AssetsCommand implements Runnable {
    private static final Duration USED = Duration.ofDays(30);

    @ParentCommand
    private JackdawCommand jackdaw;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(mixinStandardHelpOptions = true, description = "All of them, newest first.")
    int list(
            @Option(names = "--all", description = "Also those that were refused or dropped.") boolean all,
            @Option(names = "--json", description = "One JSON object a view.") boolean json) {
        try (var open = jackdaw.open()) {
            var found = open.asset()
                    .assets()
                    .list(Arrays.stream(State.values())
                            .filter(s -> all || !s.over())
                            .toArray(State[]::new));
            var used = used(open);
            if (json) {
                found.forEach(a -> jackdaw.terminal().print(Json.text(described(open, a, used))));
                return 0;
            }
            if (found.isEmpty()) {
                jackdaw.terminal()
                        .note("No view was built or proposed yet. Ask for one: jackdaw ask \"Build a view of MRR by "
                                + "plan\"");
                return 0;
            }
            var rows = new ArrayList<List<@Nullable Object>>();
            for (var a : found) {
                rows.add(List.of(
                        a.id(),
                        a.name().equals("none") ? "" : a.qualified(),
                        a.state().word(),
                        Optional.ofNullable(used.get(a.name()))
                                .map(u -> String.valueOf(u.answers()))
                                .orElse("0"),
                        gain(a),
                        a.owner(),
                        fresh(open, a),
                        a.reason()));
            }
            jackdaw.terminal()
                    .table(ResultTable.texts(
                            rows, "id", "view", "state", "answers", "gain", "owner", "fresh", "why so"));
            jackdaw.terminal().note("Answers are those of the last 30 days.");
            return 0;
        }
    }

    private static Map<String, Assets.Use> used(Jackdaw open) {
        return open.asset().assets().used(Instant.now().minus(USED));
    }

    private static String gain(Asset a) {
        var gain = a.gain();
        if (gain.times() == 0) {
            return "";
        }
        return gain.msBefore()
                + " → "
                + (gain.msAfter() == 0 ? "?" : gain.msAfter())
                + " ms, "
                + gain.charsBefore()
                + " → "
                + gain.charsAfter()
                + " characters";
    }

    private static String fresh(Jackdaw open, Asset a) {
        if (!a.state().serves()) {
            return "";
        }
        if (!a.stored()) {
            return "always";
        }
        return open.asset().stored().current(a.name())
                ? "yes"
                : "rows of "
                        + a.refreshedAt()
                                .map(t -> t.truncatedTo(ChronoUnit.SECONDS).toString())
                                .orElse("?");
    }

    private static Map<String, Object> described(Jackdaw open, Asset a, Map<String, Assets.Use> used) {
        var object = new LinkedHashMap<String, Object>();
        object.put("id", a.id());
        object.put("view", a.qualified());
        object.put("state", a.state().word());
        object.put("reason", a.reason());
        object.put("stored", a.stored());
        object.put("question", a.question());
        object.put("description", a.description());
        object.put("sql", a.sql());
        object.put("gain", a.gain());
        object.put("owner", a.owner());
        object.put("run", a.run());
        object.put("fresh", fresh(open, a));
        object.put("made_at", a.madeAt().toString());
        a.builtAt().ifPresent(t -> object.put("built_at", t.toString()));
        a.refreshedAt().filter(t -> a.stored()).ifPresent(t -> object.put("refreshed_at", t.toString()));
        var use = used.get(a.name());
        object.put("answers_30_days", use == null ? 0 : use.answers());
        if (use != null) {
            object.put("last_used_at", use.last().toString());
        }
        return object;
    }

    @Command(mixinStandardHelpOptions = true, description = "One of them: what it is, why, and every state it was in.")
    int show(
            @Parameters(paramLabel = "VIEW", description = "Its id or name.") String which,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        try (var open = jackdaw.open()) {
            var asset = find(open, which);
            var history = open.asset().assets().history(asset.id());
            if (json) {
                var object = described(open, asset, used(open));
                object.put("history", history);
                jackdaw.terminal().print(Json.text(object));
                return 0;
            }
            var terminal = jackdaw.terminal();
            if (asset.gain().times() > 0) {
                terminal.print(ViewApprovals.benefit(asset));
                terminal.print("");
            }
            terminal.print(asset.definition());
            terminal.print("");
            terminal.print("State:    " + asset.state().word() + " – " + asset.reason());
            terminal.print("Evidence: run " + asset.run());
            terminal.print("Owner:    " + asset.owner());
            terminal.print("Fresh:    " + fresh(open, asset));
            terminal.print("");
            for (var event : history) {
                terminal.print(event.at()
                        + "  "
                        + event.state().word()
                        + "  by "
                        + event.by()
                        + (event.reason().isEmpty() ? "" : ": " + event.reason()));
            }
            return 0;
        }
    }

    private static Asset find(Jackdaw open, String which) {
        return open.asset()
                .assets()
                .find(which)
                .orElseThrow(() -> new UsageException(
                        "there is no view '" + which + "' of Jackdaw's. List them with: jackdaw assets list"));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Agree: it is built, or built again where it was stale or broken.")
    int approve(@Parameters(paramLabel = "VIEW", description = "Its id or name.") String which) {
        try (var open = jackdaw.open()) {
            var asset = open.asset().builder().approve(find(open, which), Session.asker());
            if (asset.state() != State.BUILT) {
                throw new UsageException("the view " + asset.qualified() + " could not be built: " + asset.reason());
            }
            jackdaw.terminal().note("Built " + asset.qualified() + ". " + gain(asset));
            return 0;
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Refuse a proposal.")
    int reject(
            @Parameters(paramLabel = "VIEW", description = "Its id or name.") String which,
            @Option(
                            names = "--reason",
                            defaultValue = "refused by a person",
                            paramLabel = "WORDS",
                            description = "Why.")
                    String reason) {
        try (var open = jackdaw.open()) {
            var asset = open.asset().builder().reject(find(open, which), Session.asker(), reason);
            jackdaw.terminal().note("The view " + asset.name() + " is rejected.");
            return 0;
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Take one away.")
    int drop(
            @Parameters(paramLabel = "VIEW", description = "Its id or name.") String which,
            @Option(
                            names = "--reason",
                            defaultValue = "dropped by a person",
                            paramLabel = "WORDS",
                            description = "Why.")
                    String reason) {
        try (var open = jackdaw.open()) {
            var asset = find(open, which);
            open.asset().builder().drop(asset.name(), Session.asker(), reason).ifPresent(problem -> {
                throw new UsageException("not dropped: " + problem);
            });
            jackdaw.terminal().note("Dropped " + asset.qualified() + ".");
            return 0;
        }
    }
}
