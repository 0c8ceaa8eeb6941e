package dev.jackdaw.team;

import dev.jackdaw.core.Setting;
import dev.jackdaw.core.UsageException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How the agents speak.
public final class TeamSettings {
    private static final Setting<Optional<String>> LANGUAGE = Setting.parsed(
                    "JACKDAW_LANGUAGE",
                    "What models write in.",
                    "a language's name, such as German",
                    TeamSettings::language)
            .otherwise("English");

    /// All of them.
    public static final List<Setting<?>> DECLARED = List.of(LANGUAGE);

    private TeamSettings() {}

    /// The language, such as "German"; nothing where none was named.
    public static Optional<String> language(Map<String, String> environment) {
        return LANGUAGE.in(environment);
    }

    private static String language(String setting, String name) {
        if (!name.matches("[\\p{L} ()-]{2,40}")) {
            throw new UsageException(setting + " must be a language's name, such as German");
        }
        return name;
    }
}
