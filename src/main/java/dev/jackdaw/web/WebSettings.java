package dev.jackdaw.web;

import dev.jackdaw.core.Setting;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How the door is set: the port (0 takes a free one), the keys, and how many questions and replies
/// a minute each key may send.
public record WebSettings(int port, ApiKeys keys, int perMinute) {
    private static final Setting<Integer> PORT =
            Setting.number("PORT", "Where jackdaw serve listens; 0 takes a free port.", 8080, 0, 65_535);

    private static final Setting<String> KEYS = Setting.text(
                    "JACKDAW_API_KEYS", "Who may ask over HTTP, and their bearer keys of 20 characters or more.")
            .of("NAME:KEY, several with commas")
            .hidden()
            .as(keys -> checked(keys.orElse("")));

    private static final Setting<List<String>> ADMINS = Setting.list(
                    "JACKDAW_API_ADMINS", "Which of them may stop everything and see everybody's runs.")
            .of("names, with commas");

    private static final Setting<Integer> RATE = Setting.number(
            "JACKDAW_API_RATE", "How many questions and replies a minute each key may send.", 120, 1, 999_999);

    /// All of them.
    public static final List<Setting<?>> DECLARED = List.of(PORT, KEYS, ADMINS, RATE);

    /// Reads them.
    public static WebSettings read(Map<String, String> environment) {
        return new WebSettings(
                PORT.in(environment),
                new ApiKeys(KEYS.in(environment), Set.copyOf(ADMINS.in(environment))),
                RATE.in(environment));
    }

    /// The keys, which are wrong by themselves where they can't be read.
    private static String checked(String keys) {
        new ApiKeys(keys, Set.of());
        return keys;
    }
}
