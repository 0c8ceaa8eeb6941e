package dev.jackdaw.model.governed;

import dev.jackdaw.core.calendar.PeriodParser;
import dev.jackdaw.model.embedding.EnglishWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Mends words that are spelled wrongly, where one known word alone is near, and says so. A word that is known is
/// never touched.
final class Spelling {
    private static final int SHORTEST = 5;
    private static final int TWO_FROM = 8;
    private final Set<String> vocabulary;
    private final Set<String> names;

    Spelling(Set<String> vocabulary) {
        this(vocabulary, Set.of());
    }

    /// `names` are those of the catalogue.
    Spelling(Set<String> vocabulary, Set<String> names) {
        this.vocabulary = vocabulary;
        this.names = names;
    }

    SpelledWords corrected(Words asked) {
        var words = Misspelt.spelled(apart(asked), names);
        var corrected = words;
        var notes = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            var word = words.text(i);
            var meant = Misspelt.unstretched(word, vocabulary).or(() -> Misspelt.regular(word));
            if (meant.isPresent()) {
                corrected = corrected.replaced(i, meant.get());
                continue;
            }
            if (known(word)) {
                continue;
            }
            var near = near(word);
            if (near.isEmpty() && !Words.lemma(word).equals(word)) {
                near = near(Words.lemma(word)).stream().map(w -> w + "s").toList();
            }
            if (near.size() == 1) {
                corrected = corrected.replaced(i, near.getFirst());
                notes.add("I read '" + words.shown().get(i) + "' as '" + near.getFirst() + "'.");
            }
        }
        return new SpelledWords(corrected, List.copyOf(notes));
    }

    /// Words joined by hyphens that are not known so, but apart: "high-priority", "past-due".
    private Words apart(Words words) {
        var apart = words;
        for (int i = apart.size() - 1; i >= 0; i--) {
            var word = apart.text(i);
            boolean known = PeriodParser.number(word).isPresent()
                    || Bases.of(word).stream().anyMatch(vocabulary::contains);
            if (word.matches("[a-z]+(-[a-z]+)+") && !known) {
                apart = apart.apart(i);
            }
        }
        return apart;
    }

    private boolean known(String word) {
        return word.length() < SHORTEST
                || !word.chars().allMatch(Character::isLetter)
                || Bases.of(word).stream()
                        .anyMatch(w ->
                                vocabulary.contains(w) || EnglishWords.all().contains(w));
    }

    /// The known words with the fewest letters to change.
    private List<String> near(String word) {
        int most = word.length() >= TWO_FROM ? 2 : 1;
        int best = most + 1;
        var found = new ArrayList<String>();
        for (var known : vocabulary) {
            if (known.length() < SHORTEST || known.charAt(0) != word.charAt(0) || known.indexOf(' ') >= 0) {
                continue;
            }
            int edits = Math.abs(known.length() - word.length()) > most ? most + 1 : edits(known, word);
            if (edits > most || edits > best) {
                continue;
            }
            if (edits < best) {
                best = edits;
                found.clear();
            }
            found.add(known);
        }
        return found;
    }

    /// How many letters must be put in, left out, changed or swapped with their neighbour (optimal string alignment).
    static int edits(String from, String to) {
        var rows = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : cheapest(from, to, rows, i, j);
            }
        }
        return rows[from.length()][to.length()];
    }

    private static int cheapest(String from, String to, int[][] rows, int i, int j) {
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int least = Math.min(rows[i - 1][j - 1] + change, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
    }
}
