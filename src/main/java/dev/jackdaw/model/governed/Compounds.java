package dev.jackdaw.model.governed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Takes words apart that are put together from others: "Kündigungsquote". `heads` say how a last part stands to what
/// is before it, "* rate"; without one both stand side by side. What can be taken apart in two ways is left alone.
record Compounds(
        Map<String, String> parts,
        Map<String, String> nouns,
        Map<String, String> heads,
        List<String> links,
        List<String> endings) {
    private static final int PART_MIN = 3;
    private static final int FOREIGN_MIN = 4;
    private static final int PARTS_MAX = 4;

    /// What a word comes to; `known` are words that stand for themselves.
    Optional<String> apart(String word, Predicate<String> known) {
        for (int count = 2; count <= PARTS_MAX; count++) {
            var found = new LinkedHashMap<List<String>, String>();
            split(word, count, "", known, found);
            if (!found.isEmpty()) {
                return found.size() == 1 ? found.values().stream().findFirst() : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private void split(
            String rest, int count, String before, Predicate<String> known, Map<List<String>, String> found) {
        if (count == 1) {
            joined(before, rest, known).forEach(meant -> found.put(Words.phrase(meant), meant));
            return;
        }
        for (int length = PART_MIN; length <= rest.length() - PART_MIN; length++) {
            var part = rest.substring(0, length);
            var meant = parts.get(part);
            if (meant == null && length >= FOREIGN_MIN && known.test(part)) {
                meant = part;
            }
            if (meant == null || meant.isEmpty()) {
                continue;
            }
            for (var link : links) {
                if (rest.startsWith(link, length) && rest.length() - length - link.length() >= PART_MIN) {
                    split(
                            rest.substring(length + link.length()),
                            count - 1,
                            (before + " " + meant).strip(),
                            known,
                            found);
                }
            }
        }
    }

    private List<String> joined(String before, String last, Predicate<String> known) {
        var found = new ArrayList<String>();
        var head = ended(heads, last);
        if (head.isPresent()) {
            found.add(head.get().replace("*", before));
            return found;
        }
        ended(nouns, last).ifPresent(noun -> found.add(before + " " + noun));
        if (found.isEmpty() && last.length() >= FOREIGN_MIN && known.test(last)) {
            found.add(before + " " + last);
        }
        return found;
    }

    /// Of parts that are joined by hyphens.
    String hyphened(List<String> meant, String lastKey) {
        var before = String.join(" ", meant.subList(0, meant.size() - 1));
        return ended(heads, lastKey).map(head -> head.replace("*", before)).orElse(before + " " + meant.getLast());
    }

    private Optional<String> ended(Map<String, String> words, String word) {
        var known = words.get(word);
        for (int i = 0; known == null && i < endings.size(); i++) {
            var ending = endings.get(i);
            if (word.endsWith(ending) && word.length() - ending.length() >= PART_MIN) {
                known = words.get(word.substring(0, word.length() - ending.length()));
            }
        }
        return Optional.ofNullable(known);
    }
}
