package dev.jackdaw.slack;

import dev.jackdaw.core.Secrets;
import java.util.regex.Pattern;

/// Text from Slack, and text for Slack. What Slack would act on (mentions, links) comes from people
/// and tables: it is shown, never acted on.
final class SlackText {
    private static final Pattern LINK = Pattern.compile("<(https?://[^|>]+)(?:\\|([^>]*))?>");
    private static final Pattern MAIL = Pattern.compile("<mailto:[^|>]+\\|([^>]*)>");
    private static final Pattern NAMED = Pattern.compile("<[#@!][^|>]+\\|([^>]*)>");
    private static final Pattern URL = Pattern.compile("(?i)\\b(?:https?|ftp)://|\\bwww\\.(?=\\w)");
    private static final Pattern MARKDOWN_LINK = Pattern.compile("!?\\[([^\\]\\n]{0,300})]\\(([^)\\n]{0,2000})\\)");

    /// What begins a mention, a channel or a command.
    private static final Pattern MENTION = Pattern.compile("<(?=[@!#])");

    private SlackText() {}

    /// What somebody wrote, as plain text: Slack's own marks for links and names resolved.
    static String read(String text) {
        var plain = LINK.matcher(text).replaceAll("$1");
        plain = MAIL.matcher(plain).replaceAll("$1");
        plain = NAMED.matcher(plain).replaceAll("$1");
        return plain.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .strip();
    }

    /// Markdown that names nobody, links nowhere and holds no secret.
    static String safe(String markdown) {
        var unlinked = MARKDOWN_LINK.matcher(Secrets.sealed(markdown)).replaceAll("$1 ($2)");
        return escaped(defanged(unlinked));
    }

    /// Text that is to be shown as it is.
    static String plain(String text) {
        return escaped(defanged(Secrets.sealed(text)));
    }

    /// Text for a label, which Slack does not read any marks in.
    static String label(String text) {
        var one = MENTION.matcher(defanged(Secrets.sealed(text)))
                .replaceAll("<\u200b")
                .strip();
        return one.isEmpty() ? "–" : one;
    }

    private static String defanged(String text) {
        return URL.matcher(text)
                .replaceAll(found ->
                        found.group().toLowerCase(java.util.Locale.ROOT).startsWith("www")
                                ? "www[.]"
                                : found.group().replace("://", "[:]//"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /// Not longer than this; an open code fence is closed before the cut.
    static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = max - 6;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        var head = text.substring(0, end);
        int entity = head.lastIndexOf('&');
        if (entity >= 0 && entity > end - 6 && head.indexOf(';', entity) < 0) {
            head = head.substring(0, entity);
        }
        boolean open = (head.split("```", -1).length - 1) % 2 == 1;
        return head + "…" + (open ? "\n```" : "");
    }
}
