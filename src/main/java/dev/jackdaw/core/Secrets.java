package dev.jackdaw.core;

import java.util.List;
import java.util.regex.Pattern;

/// Passwords, tokens and keys in a text, as far as their form tells.
public final class Secrets {
    /// Passwords in addresses, and the tokens that are known by their form.
    private static final List<Pattern> SECRETS = List.of(
            Pattern.compile("(?i)\\b[a-z][a-z0-9+.-]{1,20}://[^\\s/:@]{0,200}:[^\\s@]{1,200}@\\S+"),
            Pattern.compile("\\bxox[abeoprs]-[A-Za-z0-9-]{10,}"),
            Pattern.compile("\\bxapp-[A-Za-z0-9-]{10,}"),
            Pattern.compile("\\bsk-[A-Za-z0-9_-]{20,}"),
            Pattern.compile("\\bAKIA[0-9A-Z]{16}\\b"),
            Pattern.compile("\\bgh[opsu]_[A-Za-z0-9]{30,}"),
            Pattern.compile("\\beyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]+"),
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----[\\s\\S]*?(?:-----END|$)"),
            Pattern.compile(
                    "(?i)(?:password|passwd|secret|api[_-]?key)\\\\?['\"]?\\s*[=:]\\s*\\\\?['\"]?[^\\s'\",;]{6,}"));

    private static final String WITHHELD = "[withheld]";

    private Secrets() {}

    /// Whether it holds one.
    public static boolean in(String text) {
        return SECRETS.stream().anyMatch(p -> p.matcher(text).find());
    }

    /// Without them.
    public static String sealed(String text) {
        var clean = text;
        for (var secret : SECRETS) {
            clean = secret.matcher(clean).replaceAll(WITHHELD);
        }
        return clean;
    }
}
