package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Words that tell of whoever asks and stand where they narrow nothing: "how many signups, for my tweet". They are left
/// out, and named. A word beside a name, behind a preposition or behind "which" may narrow it, and stays unknown.
record UnusedSource(Lexicon lexicon) implements Span.Source {
    private static final double COST = 2.5;
    private static final Set<String> BINDING = WordList.set("en/binding");
    private static final Set<String> DETERMINERS = WordList.set("en/determiners");

    @Override
    public List<Span> spans(Words words) {
        var spans = new ArrayList<Span>();
        for (int i = 0; i < words.size(); i++) {
            if (WordClasses.setting(words.text(i)) && !names(words, i) && !narrows(words, i)) {
                var word = words.shown().get(i);
                spans.add(Span.of(i, i + 1, COST, "unused", "not used", slots -> slots.unused.add(word)));
            }
        }
        return spans;
    }

    /// Whether it may belong to the name beside it, or to the words before it that bind.
    private boolean narrows(Words words, int i) {
        boolean attached = !words.endsBefore(i + 1) && !words.comma(i + 1) && names(words, i + 1);
        int before = i - 1;
        while (before >= 0
                && !starts(words, before + 1)
                && (DETERMINERS.contains(words.text(before)) || idle(words, before))) {
            before--;
        }
        if (before < 0 || starts(words, before + 1) || words.comma(before)) {
            return attached;
        }
        boolean purpose = words.is(before, "for", "to") && !names(words, before - 1);
        boolean compound = before == i - 1 && names(words, before);
        return attached || compound || (!purpose && BINDING.contains(words.text(before)));
    }

    private static boolean starts(Words words, int i) {
        return words.endsBefore(i) || words.brackets().contains(i);
    }

    private static boolean idle(Words words, int i) {
        return WordClasses.harmless(words.text(i)) || WordClasses.setting(words.text(i));
    }

    /// Whether a name of the data stands there, or a word that means the same.
    private boolean names(Words words, int i) {
        return i >= 0
                && i < words.size()
                && (lexicon.tells(words, i)
                        || !Concepts.at(words, i).getFirst().meanings().isEmpty());
    }
}
