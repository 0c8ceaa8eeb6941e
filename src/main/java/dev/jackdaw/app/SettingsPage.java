package dev.jackdaw.app;

import dev.jackdaw.core.Setting;
import java.util.stream.Collectors;

/// docs/SETTINGS.md, made from what the rooms declare.
public final class SettingsPage {
    private static final String TOP = """
        # Settings

        Environment variables. This page is made from the code: `jackdaw config --markdown`. What holds here, and where
        each value comes from, says `jackdaw config`; a variable that is spelt wrong is named there too.
        """;

    private SettingsPage() {}

    /// The page, in Markdown.
    public static String markdown() {
        return TOP + Config.GROUPS.stream().map(SettingsPage::group).collect(Collectors.joining());
    }

    private static String group(Config.Group group) {
        var rows = group.settings().stream().map(SettingsPage::row).collect(Collectors.joining());
        return "\n## " + group.heading() + "\n\n| setting | what it is | value | default |\n|---|---|---|---|\n" + rows;
    }

    private static String row(Setting<?> setting) {
        return "| `"
                + setting.name()
                + "` | "
                + setting.purpose()
                + (setting.secret() ? " Secret." : "")
                + " | "
                + setting.values()
                + " | "
                + setting.standard()
                + " |\n";
    }
}
