package dev.jackdaw.slack;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Whether the token is good for everything that Jackdaw does, for `doctor`.
public final class SlackCheck {
    /// What the bot's token must be allowed, and no more. The manifest asks for the same.
    static final List<String> SCOPES = List.of(
            "app_mentions:read",
            "assistant:write",
            "channels:history",
            "channels:read",
            "chat:write",
            "commands",
            "files:write",
            "groups:history",
            "groups:read",
            "im:history",
            "im:read",
            "im:write",
            "mpim:history",
            "mpim:read",
            "reactions:write",
            "users:read",
            "users:read.email");

    private SlackCheck() {}

    /// What is wrong, if anything.
    public static Optional<String> problem(SlackSettings settings) {
        try (var api = new SlackApi(settings.apiUrl(), settings.botToken().orElseThrow())) {
            var missing = new TreeSet<>(SCOPES);
            missing.removeAll(api.scopes());
            return missing.isEmpty()
                    ? Optional.empty()
                    : Optional.of("the token lacks the scopes " + String.join(", ", missing));
        } catch (SlackFault e) {
            return Optional.of("Slack says " + e.error());
        }
    }
}
