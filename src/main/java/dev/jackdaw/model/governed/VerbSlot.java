package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Verbs by which things are there, happen or are had, in any form: they say nothing about which data are meant.
record VerbSlot() implements Slot {
    private static final Map<String, List<List<String>>> BY_FIRST = verbs();
    private static final double COST = 0.15;

    private static Map<String, List<List<String>>> verbs() {
        var byFirst = new HashMap<String, List<List<String>>>();
        for (var verb : WordList.list("en/verbs")) {
            var words = List.of(verb.split(" "));
            byFirst.computeIfAbsent(words.getFirst(), w -> new ArrayList<>()).add(words);
        }
        return byFirst;
    }

    @Override
    public Optional<SlotMatch> at(Words words, int i) {
        int longest = 0;
        for (var base : Bases.of(words.text(i))) {
            for (var verb : BY_FIRST.getOrDefault(base, List.of())) {
                if (verb.size() > longest && follows(words, i, verb)) {
                    longest = verb.size();
                }
            }
        }
        return SlotMatch.of(longest, COST, slots -> {});
    }

    private static boolean follows(Words words, int i, List<String> verb) {
        for (int k = 1; k < verb.size(); k++) {
            if (!words.is(i + k, verb.get(k))) {
                return false;
            }
        }
        return true;
    }
}
