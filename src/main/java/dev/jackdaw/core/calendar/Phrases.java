package dev.jackdaw.core.calendar;

import dev.jackdaw.core.WordList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A list of words and phrases that may come next.
record Phrases(List<String[]> all) {
    /// The list's lines, such as those of "en/range-links".
    static Phrases of(String list) {
        return of(WordList.list(list));
    }

    static Phrases of(Iterable<String> lines) {
        var all = new ArrayList<String[]>();
        lines.forEach(line -> all.add(line.split(" ")));
        return new Phrases(List.copyOf(all));
    }

    /// How many words the longest of them takes here; 0 where none comes next.
    int length(Spot spot) {
        return all.stream()
                .filter(spot::begins)
                .mapToInt(phrase -> phrase.length)
                .max()
                .orElse(0);
    }

    boolean at(Spot spot) {
        return length(spot) > 0;
    }

    /// Whether one of them ends right before.
    boolean before(Spot spot) {
        return all.stream()
                .anyMatch(phrase -> spot.at() >= phrase.length
                        && Arrays.asList(phrase).equals(spot.words().subList(spot.at() - phrase.length, spot.at())));
    }

    /// Behind the longest of them, else here.
    Spot skip(Spot spot) {
        return spot.plus(length(spot));
    }
}
