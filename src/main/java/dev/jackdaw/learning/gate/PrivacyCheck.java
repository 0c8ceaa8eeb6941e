package dev.jackdaw.learning.gate;

import dev.jackdaw.core.Secrets;
import dev.jackdaw.learning.Learning;
import java.util.Optional;
import java.util.regex.Pattern;

/// A learning holds nothing about a person and no secret.
public final class PrivacyCheck implements Check {
    private static final Pattern PERSONAL = Pattern.compile("[\\w.+-]+@[\\w-]+\\.[\\w.-]+|(?<![\\w.])\\+?\\d[\\d "
            + "()/-]{8,}\\d(?![\\w.])|\\b[A-Z]{2}\\d{2}(?: "
            + "?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\\b|\\b\\d{3}-\\d{2}-\\d{4}\\b");

    /// As many digits as a telephone number has, and no such number.
    private static final Pattern DAY =
            Pattern.compile("(?<![\\d-])(?:19|20)\\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])(?![\\d-])");

    @Override
    public Optional<String> problem(Learning learning) {
        return problem(learning.text() + "\n" + learning.sql() + "\n" + learning.question());
    }

    @Override
    public boolean withholds() {
        return true;
    }

    /// What a text holds that should not be kept.
    public static Optional<String> problem(String text) {
        if (Secrets.in(text)) {
            return Optional.of("it holds something that looks like a password, a token or a key");
        }
        return PERSONAL.matcher(DAY.matcher(text).replaceAll("day")).find()
                ? Optional.of("it holds an e-mail address, a telephone or an account number")
                : Optional.empty();
    }
}
