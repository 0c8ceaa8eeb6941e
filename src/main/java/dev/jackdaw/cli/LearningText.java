package dev.jackdaw.cli;

import dev.jackdaw.asset.Asset;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.learning.Dependency;
import dev.jackdaw.learning.Learning;
import dev.jackdaw.learning.Lift;
import dev.jackdaw.store.Lifecycle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A learning as the data team reads it: what it says, every state it was in, what it rests on, what it is worth, and,
/// where that was asked for, what it would change in the knowledge files.
record LearningText(
        Learning learning,
        List<Lifecycle.Event<Learning.State>> history,
        List<Dependency> depends,
        Optional<Lift> lift,
        Optional<String> patch) {

    /// Many of them, a row each.
    static ResultTable table(List<Learning> learnings) {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var l : learnings) {
            rows.add(List.of(
                    l.id(), l.state().word(), l.type().word(), l.audience().toString(), l.text(), l.reason()));
        }
        return ResultTable.texts(rows, "learning", "state", "type", "for", "what", "why so");
    }

    /// One of many, as JSON.
    static Map<String, Object> json(Learning l) {
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

    /// All of it, as JSON.
    Map<String, Object> json() {
        var object = json(learning);
        object.put("depends", depends);
        object.put("history", history);
        lift.ifPresent(l -> object.put("lift", lift(l)));
        patch.ifPresent(p -> object.put("diff", p));
        return object;
    }

    private static Map<String, Object> lift(Lift lift) {
        return Map.of(
                "mean", lift.mean(),
                "lower", lift.lower(),
                "upper", lift.upper(),
                "uses", lift.uses(),
                "held", lift.held());
    }

    /// All of it, for a person.
    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(learning.text());
        if (!learning.sql().isEmpty()) {
            lines.add(learning.sql());
        }
        lines.add("");
        lines.add("For:      " + learning.audience());
        lines.add("State:    " + learning.state().word() + " – " + learning.reason());
        lines.add("Asked:    " + learning.question());
        lines.add("Evidence: run "
                + learning.origin().run()
                + ", steps "
                + learning.origin().steps()
                + ", by "
                + learning.author());
        lines.add("Said by:  " + String.join(", ", learning.supports()));
        depends.forEach(d -> lines.add("Rests on: " + d.kind().name().toLowerCase(Locale.ROOT) + " " + d.name()));
        lift.ifPresent(l -> lines.add(String.format(
                Locale.ROOT,
                "Worth:    %+.2f (%+.2f to %+.2f), %d uses, %d runs without",
                l.mean(),
                l.lower(),
                l.upper(),
                l.uses(),
                l.held())));
        lines.add("");
        for (var event : history) {
            lines.add(event.at()
                    + "  "
                    + event.state().word()
                    + "  by "
                    + event.by()
                    + (event.reason().isEmpty() ? "" : ": " + event.reason()));
        }
        patch.ifPresent(p -> lines.addAll(List.of("", p.isEmpty() ? "The files say it already." : p)));
        return lines;
    }

    /// What a retired one leaves behind, as JSON.
    static Map<String, Object> retired(String id, List<RunId> runs, List<Asset> views) {
        return Map.of(
                "id",
                id,
                "answers",
                runs.stream().map(RunId::value).toList(),
                "views",
                views.stream().map(Asset::qualified).toList());
    }

    /// What is for some people is not quoted where others read.
    static String correction(Learning learning, String reason) {
        return "An answer here may be wrong: it rested on something that has been taken back"
                + (learning.open() ? ", \"" + learning.text() + "\" (" + reason + "). " : ". ")
                + "Ask again for an answer without it.";
    }

    /// The message of a commit that gives some back.
    static String message(List<String> written) {
        return "Knowledge from use: "
                + written.size()
                + (written.size() == 1 ? " learning" : " learnings")
                + "\n\n"
                + written.stream().map(w -> "- " + w).collect(Collectors.joining("\n"));
    }
}
