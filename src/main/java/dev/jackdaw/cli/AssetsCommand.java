package dev.jackdaw.cli;

import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.asset.Asset;
import dev.jackdaw.asset.Asset.State;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
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
            var text = text(open);
            if (json) {
                found.forEach(a -> jackdaw.terminal().print(Json.text(text.json(a))));
                return 0;
            }
            if (found.isEmpty()) {
                jackdaw.terminal()
                        .note("No view was built or proposed yet. Ask for one: jackdaw ask \"Build a view of MRR by "
                                + "plan\"");
                return 0;
            }
            jackdaw.terminal().table(text.table(found));
            jackdaw.terminal().note("Answers are those of the last 30 days.");
            return 0;
        }
    }

    private static AssetText text(Jackdaw open) {
        return new AssetText(
                open.asset().assets().used(Instant.now().minus(USED)),
                a -> open.asset().stored().current(a.name()));
    }

    @Command(mixinStandardHelpOptions = true, description = "One of them: what it is, why, and every state it was in.")
    int show(
            @Parameters(paramLabel = "VIEW", description = "Its id or name.") String which,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        try (var open = jackdaw.open()) {
            var asset = find(open, which);
            var history = open.asset().assets().history(asset.id());
            var text = text(open);
            if (json) {
                var object = text.json(asset);
                object.put("history", history);
                jackdaw.terminal().print(Json.text(object));
            } else {
                text.lines(asset, history).forEach(jackdaw.terminal()::print);
            }
            return 0;
        }
    }

    private static Asset find(Jackdaw open, String which) {
        return open.asset().assets().find(which).orElseThrow(() -> unknown(which));
    }

    private static UsageException unknown(String which) {
        return new UsageException("there is no view '" + which + "' of Jackdaw's. List them with: jackdaw assets list");
    }

    private static Asset decided(Jackdaw open, String which, boolean yes, String reason) {
        return open.viewApprovals()
                .decideAgain(which, yes, QuestionSession.asker(), reason)
                .flatMap(decided -> open.asset().assets().find(decided.id()))
                .orElseThrow(() -> unknown(which));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Agree: it is built, or built again where it was stale or broken.")
    int approve(@Parameters(paramLabel = "VIEW", description = "Its id or name.") String which) {
        try (var open = jackdaw.open()) {
            var asset = decided(open, which, true, "");
            if (asset.state() != State.BUILT) {
                throw new UsageException("the view " + asset.qualified() + " could not be built: " + asset.reason());
            }
            jackdaw.terminal().note("Built " + asset.qualified() + ". " + AssetText.gain(asset));
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
            var asset = decided(open, which, false, reason);
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
            open.viewApprovals()
                    .drop(asset.name(), QuestionSession.asker(), reason)
                    .ifPresent(problem -> {
                        throw new UsageException("not dropped: " + problem);
                    });
            jackdaw.terminal().note("Dropped " + asset.qualified() + ".");
            return 0;
        }
    }
}
