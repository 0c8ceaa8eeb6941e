package dev.jackdaw.slack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
