package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What words of documents and of questions for them speak of: groups in `words/en/topics.txt`, by which a passage is
/// found that says it in other words.
final class Topics {
    private static final String WIDER = "+";
    private static final Map<String, List<Member>> BY_FIRST = members();

    private Topics() {}

    private record Member(List<String> words, String topic, boolean named) {}

    /// The topics of words from one on, and how many words say them.
    record Said(Set<String> topics, int length) {}

    private static Map<String, List<Member>> members() {
        var byFirst = new HashMap<String, List<Member>>();
        WordList.map("en/topics").forEach((topic, members) -> {
            file(byFirst, topic.replace(WIDER, ""), topic, true);
            for (var member : members.split(",")) {
                file(byFirst, member.strip(), topic, false);
            }
        });
        return byFirst;
    }

    private static void file(Map<String, List<Member>> byFirst, String phrase, String topic, boolean named) {
        var words = List.of(phrase.split(" "));
        byFirst.computeIfAbsent(words.getFirst(), w -> new ArrayList<>()).add(new Member(words, topic, named));
    }

    /// What is asked for there, by the longest words.
    static Said asked(Words words, int i) {
        var topics = new HashSet<String>();
        int longest = 1;
        for (var base : Bases.of(words.text(i))) {
            for (var member : BY_FIRST.getOrDefault(base, List.of())) {
                boolean counts = member.named() || !member.topic().endsWith(WIDER);
                if (counts
                        && follows(words, i, member.words())
                        && member.words().size() >= longest) {
                    if (member.words().size() > longest) {
                        topics.clear();
                        longest = member.words().size();
                    }
                    topics.add(member.topic());
                }
            }
        }
        return new Said(topics, longest);
    }

    /// All that a text speaks of.
    static Set<String> told(Words words) {
        var topics = new HashSet<String>();
        for (int i = 0; i < words.size(); i++) {
            for (var base : Bases.of(words.text(i))) {
                for (var member : BY_FIRST.getOrDefault(base, List.of())) {
                    if (follows(words, i, member.words())) {
                        topics.add(member.topic());
                    }
                }
            }
        }
        return topics;
    }

    private static boolean follows(Words words, int i, List<String> member) {
        for (int k = 1; k < member.size(); k++) {
            if (!Bases.of(words.text(i + k)).contains(member.get(k))) {
                return false;
            }
        }
        return i + member.size() <= words.size();
    }
}
