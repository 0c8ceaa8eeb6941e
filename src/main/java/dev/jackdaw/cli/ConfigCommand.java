package dev.jackdaw.cli;

import dev.jackdaw.app.SettingsFound;
import dev.jackdaw.app.SettingsPage;
import dev.jackdaw.data.Json;
import dev.jackdaw.data.ResultTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `jackdaw config`: every setting, its value and where that comes from. It opens nothing.
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "Every setting: its value, its default and where it comes from. Secrets are hidden.",
        footerHeading = "%nExamples:%n",
        footer = {"  jackdaw config", "  jackdaw config --set", "  jackdaw config --json"})
@SuppressWarnings("NullAway.Init")
final class ConfigCommand implements Callable<Integer> {
    @ParentCommand
    private JackdawCommand jackdaw;

    @Option(names = "--set", description = "Only those that the environment sets.")
    private boolean set;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(names = "--markdown", description = "Print docs/SETTINGS.md.")
    private boolean markdown;

    /// 0, or 2 where a value is wrong.
    @Override
    public Integer call() {
        if (markdown) {
            jackdaw.terminal().print(SettingsPage.markdown().stripTrailing());
            return 0;
        }
        var found = SettingsFound.in(jackdaw.config().environment());
        var shown = found.values().stream()
                .filter(v -> !set || v.source() == SettingsFound.Source.ENVIRONMENT)
                .toList();
        if (json) {
            jackdaw.terminal().print(Json.pretty(described(shown, found.unknown())));
        } else {
            jackdaw.terminal().table(table(shown));
        }
        found.unknown().forEach(name -> jackdaw.terminal().note(told(name)));
        var problems =
                found.values().stream().flatMap(v -> v.problem().stream()).toList();
        problems.forEach(jackdaw.terminal()::error);
        return problems.isEmpty() ? 0 : 2;
    }

    private static ResultTable table(List<SettingsFound.Value> values) {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var value : values) {
            rows.add(List.of(
                    value.setting().name(),
                    value.text(),
                    word(value.source()),
                    value.setting().standard()));
        }
        return ResultTable.texts(rows, "setting", "value", "from", "default");
    }

    private static Map<String, Object> described(
            List<SettingsFound.Value> values, List<SettingsFound.Unknown> unknown) {
        var object = new LinkedHashMap<String, Object>();
        object.put("settings", values.stream().map(ConfigCommand::described).toList());
        object.put("unknown", unknown.stream().map(ConfigCommand::described).toList());
        return object;
    }

    private static Map<String, Object> described(SettingsFound.Value value) {
        var setting = value.setting();
        var object = new LinkedHashMap<String, Object>();
        object.put("name", setting.name());
        object.put("value", value.text());
        object.put("default", setting.standard());
        object.put("from", word(value.source()));
        object.put("secret", setting.secret());
        object.put("values", setting.values());
        object.put("purpose", setting.purpose());
        value.problem().ifPresent(problem -> object.put("problem", problem));
        return object;
    }

    private static Map<String, Object> described(SettingsFound.Unknown unknown) {
        var object = new LinkedHashMap<String, Object>();
        object.put("name", unknown.name());
        unknown.nearest().ifPresent(name -> object.put("nearest", name));
        return object;
    }

    private static String word(SettingsFound.Source source) {
        return source.name().toLowerCase(Locale.ROOT);
    }

    private static String told(SettingsFound.Unknown unknown) {
        return unknown.name()
                + " is set, and no setting."
                + unknown.nearest().map(name -> " Did you mean " + name + "?").orElse("");
    }
}
