package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What words mean apart from how they are said: "clients", "accounts" and "companies" are customers, "walk away"
/// is to churn. Groups of words that mean the same are in `words/en/synonyms.txt`.
final class Concepts {
    private static final Set<String> ADJECTIVES =
            Set.of("open", "active", "new", "overdue", "unpaid", "inactive", "existing");
    private static final Map<String, List<Member>> GROUPS = groups();

    private Concepts() {}

    /// A word or phrase of a group, by its words.
    private record Member(List<String> words, String concept) {}

    private static Map<String, List<Member>> groups() {
        var byFirst = new HashMap<String, List<Member>>();
        WordList.map("en/synonyms").forEach((concept, members) -> {
            file(byFirst, concept, concept);
            for (var member : members.split(",")) {
                file(byFirst, member.strip(), concept);
            }
        });
        return byFirst;
    }

    private static void file(Map<String, List<Member>> byFirst, String phrase, String concept) {
        var words = Arrays.asList(phrase.split("[\\s_-]+"));
        byFirst.computeIfAbsent(words.getFirst(), w -> new ArrayList<>()).add(new Member(words, concept));
    }

    /// Whether a word of a name says what state things are in, so that no form of a verb means the same: "tickets that
    /// were opened" are not the open ones.
    static boolean adjective(ConceptUnit unit) {
        return ADJECTIVES.contains(unit.bases().iterator().next());
    }

    /// Every word of all groups.
    static Set<String> vocabulary() {
        var all = new HashSet<String>();
        GROUPS.values().forEach(members -> members.forEach(m -> all.addAll(m.words())));
        return all;
    }

    /// All units that begin at a word, those of one word first.
    static List<ConceptUnit> at(Words words, int i) {
        var bases = Bases.of(words.text(i));
        var single = new HashSet<String>();
        Map<Integer, Set<String>> longer = new HashMap<>();
        for (var base : bases) {
            var members = GROUPS.getOrDefault(base, List.of());
            for (var member : members) {
                int length = member.words().size();
                if (ADJECTIVES.contains(member.concept()) && !base.equals(words.text(i))) {
                    // "Tickets opened" are not open ones.
                    continue;
                }
                if (length == 1) {
                    single.add(member.concept());
                } else if (follows(words, i, member.words())) {
                    longer.computeIfAbsent(length, l -> new HashSet<>()).add(member.concept());
                }
            }
        }
        var units = new ArrayList<ConceptUnit>();
        units.add(new ConceptUnit(i, 1, bases, single));
        longer.forEach((length, meanings) -> units.add(new ConceptUnit(
                i, length, Set.of(String.join(" ", words.texts().subList(i, i + length))), meanings)));
        return units;
    }

    /// Whether a word, as it stands, is in a group with what is wanted.
    static boolean heads(String word, ConceptUnit wanted) {
        return GROUPS.getOrDefault(word, List.of()).stream()
                .anyMatch(m -> m.words().size() == 1 && wanted.meanings().contains(m.concept()));
    }

    private static boolean follows(Words words, int i, List<String> member) {
        if (i + member.size() > words.size()) {
            return false;
        }
        for (int k = 1; k < member.size(); k++) {
            if (!Bases.of(words.text(i + k)).contains(member.get(k))) {
                return false;
            }
        }
        return true;
    }

    /// All units of a text, also those within longer ones.
    static List<ConceptUnit> all(Words words) {
        var all = new ArrayList<ConceptUnit>();
        for (int i = 0; i < words.size(); i++) {
            all.addAll(at(words, i));
        }
        return all;
    }

    /// A phrase as units, the longest first; without articles and the like.
    static List<ConceptUnit> units(Words phrase) {
        return units(phrase, true);
    }

    /// The same word by word.
    static List<ConceptUnit> single(Words phrase) {
        return units(phrase, false);
    }

    private static List<ConceptUnit> units(Words phrase, boolean longest) {
        var units = new ArrayList<ConceptUnit>();
        int i = 0;
        while (i < phrase.size()) {
            var unit = longest ? at(phrase, i).getLast() : at(phrase, i).getFirst();
            if (!phrase.is(i, "of", "the", "a", "an", "to", "per", "in", "for")) {
                units.add(unit);
            }
            i = unit.end();
        }
        return units;
    }
}
