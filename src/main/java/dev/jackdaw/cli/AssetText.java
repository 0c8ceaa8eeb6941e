package dev.jackdaw.cli;

import dev.jackdaw.asset.Asset;
import dev.jackdaw.asset.Assets;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.desk.ViewApprovals;
import dev.jackdaw.store.Lifecycle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Views as the data team reads them: with their use of late by name, and whether the stored ones are current.
record AssetText(Map<String, Assets.Use> used, Predicate<Asset> current) {
    /// Many of them, a row each.
    ResultTable table(List<Asset> assets) {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var a : assets) {
            rows.add(List.of(
                    a.id(),
                    a.name().equals("none") ? "" : a.qualified(),
                    a.state().word(),
                    Optional.ofNullable(used.get(a.name()))
                            .map(u -> String.valueOf(u.answers()))
                            .orElse("0"),
                    gain(a),
                    a.owner(),
                    fresh(a),
                    a.reason()));
        }
        return ResultTable.texts(rows, "id", "view", "state", "answers", "gain", "owner", "fresh", "why so");
    }

    /// One of them, for a person.
    List<String> lines(Asset asset, List<Lifecycle.Event<Asset.State>> history) {
        var lines = new ArrayList<String>();
        if (asset.gain().times() > 0) {
            lines.add(ViewApprovals.benefit(asset));
            lines.add("");
        }
        lines.add(asset.definition());
        lines.add("");
        lines.add("State:    " + asset.state().word() + " – " + asset.reason());
        lines.add("Evidence: run " + asset.run());
        lines.add("Owner:    " + asset.owner());
        lines.add("Fresh:    " + fresh(asset));
        lines.add("");
        for (var event : history) {
            lines.add(event.at()
                    + "  "
                    + event.state().word()
                    + "  by "
                    + event.by()
                    + (event.reason().isEmpty() ? "" : ": " + event.reason()));
        }
        return lines;
    }

    /// What it saves; empty where nobody measured.
    static String gain(Asset a) {
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

    private String fresh(Asset a) {
        if (!a.state().serves()) {
            return "";
        }
        if (!a.stored()) {
            return "always";
        }
        return current.test(a)
                ? "yes"
                : "rows of "
                        + a.upkeep()
                                .refreshedAt()
                                .map(t -> t.truncatedTo(ChronoUnit.SECONDS).toString())
                                .orElse("?");
    }

    /// One of them, as JSON.
    Map<String, Object> json(Asset a) {
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
        object.put("fresh", fresh(a));
        object.put("made_at", a.madeAt().toString());
        a.upkeep().builtAt().ifPresent(t -> object.put("built_at", t.toString()));
        a.upkeep().refreshedAt().filter(t -> a.stored()).ifPresent(t -> object.put("refreshed_at", t.toString()));
        var use = used.get(a.name());
        object.put("answers_30_days", use == null ? 0 : use.answers());
        if (use != null) {
            object.put("last_used_at", use.last().toString());
        }
        return object;
    }
}
