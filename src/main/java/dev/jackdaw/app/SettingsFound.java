package dev.jackdaw.app;

import dev.jackdaw.core.Secrets;
import dev.jackdaw.core.Setting;
import dev.jackdaw.core.UsageException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What an environment sets: every setting with its value and where that comes from, and the names that look like
/// settings and are none.
public record SettingsFound(List<Value> values, List<Unknown> unknown) {
    private static final String OWN = "JACKDAW_";
    private static final String HIDDEN = "(hidden)";
    private static final int TYPOS_MAX = 4;

    /// One setting's value as a person may see it; `problem` is what is wrong with it.
    public record Value(Setting<?> setting, String text, Source source, Optional<String> problem) {}

    /// A variable that nobody reads, and the setting that was probably meant.
    public record Unknown(String name, Optional<String> nearest) {}

    /// Where a value comes from.
    public enum Source {
        ENVIRONMENT,
        DEFAULT
    }

    /// Looks at an environment.
    public static SettingsFound in(Map<String, String> environment) {
        var values = all().map(setting -> value(setting, environment)).toList();
        var names = all().map(Setting::name).toList();
        var unknown = new TreeMap<>(environment)
                .keySet().stream()
                        .filter(name -> name.startsWith(OWN) && !names.contains(name))
                        .map(name -> new Unknown(name, nearest(name, names)))
                        .toList();
        return new SettingsFound(values, unknown);
    }

    /// Every setting there is.
    public static Stream<Setting<?>> all() {
        return Config.GROUPS.stream().flatMap(group -> group.settings().stream());
    }

    private static Value value(Setting<?> setting, Map<String, String> environment) {
        var written = setting.value(environment);
        var text =
                written.map(v -> setting.secret() ? HIDDEN : Secrets.sealed(v)).orElse(setting.standard());
        return new Value(
                setting,
                text,
                written.isPresent() ? Source.ENVIRONMENT : Source.DEFAULT,
                problem(setting, environment));
    }

    private static Optional<String> problem(Setting<?> setting, Map<String, String> environment) {
        try {
            setting.in(environment);
            return Optional.empty();
        } catch (UsageException e) {
            return Optional.of(e.text());
        }
    }

    private static Optional<String> nearest(String name, List<String> names) {
        return names.stream()
                .filter(known -> distance(name, known) <= TYPOS_MAX)
                .min(Comparator.comparingInt(known -> distance(name, known)));
    }

    /// How many letters must be put in, taken out or changed to make one of the other.
    private static int distance(String one, String other) {
        var row = new ArrayList<Integer>();
        for (int j = 0; j <= other.length(); j++) {
            row.add(j);
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row.getFirst();
            row.set(0, i);
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row.get(j);
                row.set(j, Math.min(changed, 1 + Math.min(row.get(j), row.get(j - 1))));
            }
        }
        return row.getLast();
    }
}
