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

    private static List<String> parts(String word) {
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
