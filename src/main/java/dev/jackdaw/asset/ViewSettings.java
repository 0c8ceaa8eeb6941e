package dev.jackdaw.asset;

import dev.jackdaw.core.Setting;
import java.util.List;
import java.util.Map;

/// When views are proposed.
public final class ViewSettings {
    private static final Setting<Integer> AFTER = Setting.number(
            "JACKDAW_VIEWS_AFTER",
            "How often the same must be asked in thirty days for a view to be proposed.",
            5,
            2,
            1_000_000);

    private static final Setting<Integer> SLOW =
            Setting.number("JACKDAW_VIEWS_SLOW", "From how many milliseconds on SQL is slow.", 250, 0, 1_000_000);

    /// All of them.
    public static final List<Setting<?>> DECLARED = List.of(AFTER, SLOW);

    private ViewSettings() {}

    /// Reads them.
    public static ViewProposer.Threshold read(Map<String, String> environment) {
        return new ViewProposer.Threshold(AFTER.in(environment), SLOW.in(environment));
    }
}
