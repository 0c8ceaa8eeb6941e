package dev.jackdaw.model.governed;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The questions of a message that asks several: "How many bugs came in last week, and how many of those were
/// urgent?"
final class Clauses {
    private static final int MOST = 4;

    /// Where one question ends and another begins.
    private static final Pattern BORDER = Pattern.compile(
            "(?i)(?:(?<=\\?)\\s+(?:and\\s+|then\\s+|also\\s+)*|[,;]?\\s+(?:and|plus)\\s+(?:then\\s+|also\\s+)*)"
                    + "(?=(?:how|what|what's|which|who|why)\\b)");

    /// What goes back to the question before.
    private static final Pattern BACK =
            Pattern.compile("(?i)\\b(?:out )?of (?:that|those|them|these)\\b|\\bdo they\\b");

    /// "The difference between what we bill and what we get" is one question.
    private static final Pattern PAIR = Pattern.compile("(?i)\\b(?:between|differences?)\\b");

    private Clauses() {}

    /// At least one; more where there are borders, the later ones without the words that go back.
    static List<String> of(String text) {
        var clauses = new ArrayList<String>();
        if (PAIR.matcher(text).find()) {
            return List.of(text);
        }
        for (var clause : BORDER.split(text)) {
            if (!clause.isBlank()) {
                clauses.add(clauses.isEmpty() ? clause : BACK.matcher(clause).replaceAll(" "));
            }
        }
        return clauses.size() > MOST ? List.of(text) : List.copyOf(clauses);
    }
}
