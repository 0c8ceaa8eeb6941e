package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Numbers and dates of a message as a language writes them: "1.000,5", "01.09.", "1. September". In an English
/// message a date counts where a word leads to it, and no number does.
record LocalFigures(Language language, String text, List<Token> tokens, boolean whole) {
    private static final Set<String> LEADS = WordList.set("en/date-leads");
    private static final Pattern PADDED = Pattern.compile("\\d{2}\\D\\d{2}");

    /// What stands for a figure, and where that ends in the message.
    record Figure(String words, int end) {}

    Optional<Figure> at(int i) {
        var token = tokens.get(i);
        if (!token.figures()) {
            return Optional.empty();
        }
        var date = date(i);
        if (date.isPresent() || !whole) {
            return date;
        }
        if (ordinal(i)) {
            int number = Integer.parseInt(token.said());
            return Optional.of(new Figure(number + suffix(number), token.end() + 1));
        }
        return open(i) ? Optional.empty() : number(token);
    }

    /// Whether it is a number of an order: "1. September", "3. Quartal".
    boolean ordinal(int i) {
        var sign = language.sign("ordinal");
        var token = tokens.get(i);
        return whole
                && !sign.isEmpty()
                && token.said().matches("\\d{1,2}")
                && text.startsWith(sign, token.end())
                && i + 1 < tokens.size()
                && text.substring(token.end() + 1, tokens.get(i + 1).start()).isBlank()
                && (language.month(language.key(tokens.get(i + 1).said())).isPresent()
                        || language.ordered(language.key(tokens.get(i + 1).said())));
    }

    private static String suffix(int number) {
        if (number % 100 / 10 == 1) {
            return "th";
        }
        return switch (number % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
    }

    private Optional<Figure> date(int i) {
        var sign = language.sign("date");
        var token = tokens.get(i);
        if (sign.isEmpty() || !token.said().contains(sign)) {
            return Optional.empty();
        }
        var parts = token.said().split(Pattern.quote(sign));
        boolean short_ = parts.length == 2 && text.startsWith(sign, token.end());
        boolean led = whole || (PADDED.matcher(token.said()).matches() && led(i));
        try {
            int day = Integer.parseInt(parts[0]);
            int month = Integer.parseInt(parts[1]);
            if (short_ && led) {
                var of = LocalDate.of(2000, month, day).getMonth();
                return Optional.of(new Figure(day + " " + name(of), token.end() + sign.length()));
            }
            if (parts.length == 3 && whole) {
                int year = Integer.parseInt(parts[2]);
                var date = LocalDate.of(parts[2].length() == 2 ? 2000 + year : year, month, day);
                return Optional.of(new Figure(date.toString(), token.end()));
            }
            return Optional.empty();
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String name(Month month) {
        return month.name().toLowerCase(Locale.ROOT);
    }

    private boolean led(int i) {
        var before = i > 0 ? tokens.get(i - 1).lower() : "";
        var lead = before.equals("the") && i > 1 ? tokens.get(i - 2).lower() : before;
        return LEADS.contains(lead);
    }

    private Optional<Figure> number(Token token) {
        var thousands = Pattern.quote(language.sign("thousands"));
        var decimal = Pattern.quote(language.sign("decimal"));
        var said = token.said();
        boolean grouped = said.matches("\\d{1,3}(" + thousands + "\\d{3})+(" + decimal + "\\d+)?");
        boolean broken = said.matches("\\d+" + decimal + "\\d+");
        return grouped || broken
                ? Optional.of(new Figure(
                        (grouped ? said.replaceAll(thousands, "") : said).replaceAll(decimal, "."), token.end()))
                : Optional.empty();
    }

    /// Whether a figure is written so that it could be two numbers: "1,000" is one thousand, or one.
    boolean open(int i) {
        return whole
                && tokens.get(i).said().matches("[1-9]\\d{0,2}" + Pattern.quote(language.sign("decimal")) + "\\d{3}");
    }
}
