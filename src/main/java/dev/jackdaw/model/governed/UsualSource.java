package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What says that nothing out of the ordinary is wanted: "using the standard window", "company wide is fine". It
/// is named as not used.
record UsualSource() implements Span.Source {
    private static final double COST = 0.8;
    private static final Set<String> USUAL = WordList.set("en/usual");
    private static final Set<String> THINGS = WordList.set("en/usual-things");
    private static final PhraseIndex<Boolean> PERMISSIONS = PhraseIndex.of("en/permissions");
    private static final PhraseIndex<Boolean> PERMITTED = PhraseIndex.of("en/permitted");

    @Override
    public List<Span> spans(Words words) {
        var spans = new ArrayList<Span>();
        for (int i = 0; i < words.size(); i++) {
            int end = Math.max(usual(words, i), permitted(words, i));
            if (end > i
                    && (end == words.size()
                            || words.endsBefore(end)
                            || words.comma(end)
                            || words.brackets().contains(end))) {
                var said = words.written(i, end);
                spans.add(Span.of(
                        i,
                        end,
                        COST,
                        "aside",
                        "as always",
                        slots -> slots.notes.add("I left aside: \"" + said + "\".")));
            }
        }
        return spans;
    }

    private static int usual(Words words, int from) {
        int at = from;
        at += words.is(at, "using", "with", "over", "on", "in", "for", "applying", "following") ? 1 : 0;
        at += words.is(at, "the", "our", "your", "its", "a") ? 1 : 0;
        return USUAL.contains(words.text(at)) && THINGS.contains(words.text(at + 1)) ? at + 2 : from;
    }

    private static int permitted(Words words, int from) {
        int permission = PERMISSIONS.longest(words.texts(), from);
        int at = from + permission;
        int fine = PERMITTED.longest(words.texts(), at + 1);
        return permission > 0 && fine > 0 && words.is(at, "is", "are", "would") ? at + 1 + fine : from;
    }
}
