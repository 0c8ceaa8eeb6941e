package dev.jackdaw.core.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Words as the readers of times want them: "jan-mar", "nov-25", "2026-q3" and "year-end" are several
/// words here. `origins` says for each of them and for the end which of the given words it begins;
/// -1 inside one.
record Tokens(List<String> words, List<Integer> origins) {
    private static final String DAY = "\\d{1,2}(?:st|nd|rd|th)?";
    private static final Pattern PAIR = Pattern.compile("([a-z0-9]+)[-–]([a-z0-9]+)(?:[-–](\\d{4}))?");

    static Tokens of(List<String> given) {
        var words = new ArrayList<String>();
        var origins = new ArrayList<Integer>();
        for (int i = 0; i < given.size(); i++) {
            var parts = parts(given.get(i));
            for (int k = 0; k < parts.size(); k++) {
                words.add(parts.get(k));
                origins.add(k == 0 ? i : -1);
            }
        }
        origins.add(given.size());
        return new Tokens(words, origins);
    }

    /// The place of a given word.
    Spot spot(int i) {
        return new Spot(words, origins.indexOf(i));
    }

    /// "3q26", "1h2026", "q3'26", "q3fy26", "cy2025", "fq2": a part of a year and its year in one word.
    private static final Pattern NUMBER_FIRST = Pattern.compile("([1-4])(q)|([12])(h)");
    private static final Pattern PART_AND_YEAR =
            Pattern.compile("([1-4]q|[12]h|q[1-4]|h[12])(['’]\\d{2}|fy\\d{2}|fy\\d{4}|cy\\d{2}|cy\\d{4}|20\\d{2})");
    private static final Pattern FINANCE_QUARTER = Pattern.compile("([1-4][qh])(\\d{2})");
    private static final Pattern CALENDAR_YEAR = Pattern.compile("cy['’]?(\\d{2}|\\d{4})");
    private static final Pattern FISCAL_PART = Pattern.compile("f(q[1-4]|h[12])");
    private static final Pattern MONTH_AND_YEAR = Pattern.compile("([a-z]{3,9})(['’]\\d{2})");

    /// What is written in one word: "3q26" is "q3 '26" here.
    private static List<String> inOne(String word) {
        var fiscal = FISCAL_PART.matcher(word);
        if (fiscal.matches()) {
            return List.of("fiscal", fiscal.group(1));
        }
        var calendar = CALENDAR_YEAR.matcher(word);
        if (calendar.matches()) {
            return List.of("calendar", (calendar.group(1).length() == 2 ? "20" : "") + calendar.group(1));
        }
        var finance = FINANCE_QUARTER.matcher(word);
        if (finance.matches()) {
            return List.of(part(finance.group(1)), "'" + finance.group(2));
        }
        var both = PART_AND_YEAR.matcher(word);
        if (both.matches()) {
            var parts = new ArrayList<String>(List.of(part(both.group(1))));
            parts.addAll(inOne(both.group(2)));
            return parts;
        }
        var month = MONTH_AND_YEAR.matcher(word);
        return month.matches() && month(month.group(1))
                ? List.of(month.group(1), month.group(2))
                : List.of(NUMBER_FIRST.matcher(word).matches() ? part(word) : word);
    }

    /// "3q" is "q3".
    private static String part(String word) {
        return Character.isDigit(word.charAt(0)) ? word.substring(1) + word.charAt(0) : word;
    }

    private static List<String> parts(String word) {
        var written = inOne(word);
        return written.size() == 1 ? hyphened(written.getFirst()) : written;
    }

    private static List<String> hyphened(String word) {
        var pair = PAIR.matcher(word);
        if (!pair.matches()) {
            return word.equals("year-to-date") || word.equals("month-to-date") || word.equals("quarter-to-date")
                    ? List.of(word.split("-"))
                    : List.of(word);
        }
        var left = pair.group(1);
        var right = pair.group(2);
        if (pair.group(3) != null) {
            return left.matches(DAY) && month(right) ? List.of(left, right, pair.group(3)) : List.of(word);
        }
        if (month(left) && right.matches("\\d{2}")) {
            return List.of(left, "'" + right);
        }
        boolean range = (month(left) && month(right))
                || (left.matches("q[1-4]") && right.matches("q[1-4]"))
                || (left.matches("h[12]") && right.matches("h[12]"))
                || (left.matches(DAY) && right.matches(DAY));
        if (range) {
            return List.of(left, "-", right);
        }
        boolean apart = (left.matches("[qh]\\d|fy") && right.matches("\\d{2}|\\d{4}|fy\\d{2}|fy\\d{4}"))
                || (left.matches("\\d{4}|fy\\d{2,4}") && right.matches("[qh]\\d"))
                || (month(left) && right.matches("\\d{4}"))
                || (Grain.noun(left).isPresent() && right.equals("end"))
                || (left.equals("half") && right.equals("year"))
                || (Vocabulary.number(left).isPresent() && Grain.noun(right).isPresent());
        return apart ? List.of(left, right) : List.of(word);
    }

    private static boolean month(String word) {
        return Vocabulary.month(word).isPresent();
    }
}
