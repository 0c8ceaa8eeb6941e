package dev.jackdaw.slack;

import dev.jackdaw.core.Setting;
import dev.jackdaw.core.UsageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How the door is set. `apiUrl` is the Web API's base, ending in a slash; `anyMember` lets every
/// full member of the workspace ask, also those whom nobody listed; work is shown after
/// `showAfter`, a stream is left after `streamFor`.
public record SlackSettings(
        Optional<String> botToken,
        Optional<String> signingSecret,
        Optional<String> appToken,
        String apiUrl,
        boolean anyMember,
        Duration showAfter,
        Duration streamFor) {
    /// What takes no longer is answered without a show of work.
    public static final Duration SHOW_AFTER = Duration.ofSeconds(2);

    /// Slack ends a stream after about five minutes.
    public static final Duration STREAM_FOR = Duration.ofMinutes(4);

    /// Slack's own Web API.
    public static final String API = "https://slack.com/api/";

    private static final Setting<Optional<String>> BOT_TOKEN = Setting.text(
                    "SLACK_BOT_TOKEN", "The bot's token (xoxb-…); Slack is off without it.")
            .hidden();

    private static final Setting<Optional<String>> APP_TOKEN = Setting.text(
                    "SLACK_APP_TOKEN", "The app's token (xapp-…), for Socket Mode.")
            .hidden();

    private static final Setting<Optional<String>> SIGNING_SECRET = Setting.text(
                    "SLACK_SIGNING_SECRET", "The secret by which requests are checked, for events over HTTP.")
            .hidden();

    private static final Setting<String> API_URL = Setting.parsed(
                    "SLACK_API_URL", "Another Web API: GovSlack, or tests.", "an address", SlackSettings::address)
            .otherwise(API)
            .as(url -> url.orElse(API));

    private static final Setting<Boolean> ANY_MEMBER = Setting.choice(
                    "JACKDAW_SLACK_UNKNOWN",
                    "Who is answered: none but the people of JACKDAW_PRINCIPALS, or ask for every full member of the "
                            + "workspace.",
                    "none",
                    "ask")
            .as("ask"::equals);

    /// All of them.
    public static final List<Setting<?>> DECLARED = List.of(BOT_TOKEN, APP_TOKEN, SIGNING_SECRET, API_URL, ANY_MEMBER);

    /// Reads them.
    public static SlackSettings read(Map<String, String> environment) {
        return new SlackSettings(
                BOT_TOKEN.in(environment),
                SIGNING_SECRET.in(environment),
                APP_TOKEN.in(environment),
                API_URL.in(environment),
                ANY_MEMBER.in(environment),
                SHOW_AFTER,
                STREAM_FOR);
    }

    private static String address(String setting, String url) {
        if (!url.matches("https?://[^\\s?#]+")) {
            throw new UsageException(setting + " is '" + url + "'. Write an address such as " + API);
        }
        return url.endsWith("/") ? url : url + "/";
    }

    /// The same with other times.
    SlackSettings with(Duration newShowAfter, Duration newStreamFor) {
        return new SlackSettings(botToken, signingSecret, appToken, apiUrl, anyMember, newShowAfter, newStreamFor);
    }

    /// Whether anything was set at all.
    public boolean wanted() {
        return botToken.isPresent() || signingSecret.isPresent() || appToken.isPresent();
    }

    /// What is missing for it to work, each with the mend; empty where all is there.
    public List<String> missing() {
        var missing = new ArrayList<String>();
        if (botToken.isEmpty()) {
            missing.add("SLACK_BOT_TOKEN (xoxb-…, from OAuth & Permissions)");
        }
        if (signingSecret.isEmpty() && appToken.isEmpty()) {
            missing.add("SLACK_APP_TOKEN (xapp-…, for Socket Mode) or SLACK_SIGNING_SECRET (for /slack/events "
                    + "over HTTP)");
        }
        return List.copyOf(missing);
    }

    /// No secret is shown.
    @Override
    public String toString() {
        return "SlackSettings[" + apiUrl + "]";
    }
}
