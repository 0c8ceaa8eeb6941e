package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Parts of a message that hold nothing that could change the answer: "My team is drowning.", "the newsletter went
/// out". So are parts that tell why it is asked: "trying to see if enterprise pays off". They are named as not used. A
/// letter that stands alone at the end is whoever signs.
record AsideSource(Lexicon lexicon) implements Span.Source {
    private static final double COST = 2;
    private static final double WORD = 0.3;
    private static final Set<String> PERSONS = WordList.set("en/persons");
    private static final Set<String> NARROWING = WordList.set("en/narrowing");

    @Override
    public List<Span> spans(Words words) {
        var starts = StorySource.parts(words);
        var reasons = new Reasons(lexicon);
        var spans = new ArrayList<Span>();
        for (int k = 0; k + 1 < starts.size(); k++) {
            int start = starts.get(k);
            int end = starts.get(k + 1);
            if (signs(words, start, end)) {
                spans.add(Span.of(start, end, COST, BestReading.NOTHING, "", slots -> {}));
            } else if (end - start < words.size()
                    && (reasons.gives(words, start, end) || (!words.asks(end) && tellsNothing(words, start, end)))) {
                var said = words.written(words.comma(start) ? start + 1 : start, end);
                spans.add(Span.of(
                        start,
                        end,
                        COST + WORD * (end - start),
                        "aside",
                        "not used",
                        slots -> slots.notes.add("I left aside: \"" + said + "\".")));
            }
        }
        return spans;
    }

    private static boolean signs(Words words, int start, int end) {
        return start > 0
                && end == words.size()
                && end - start == 1
                && words.text(start).replace("-", "").length() == 1
                && Character.isLetter(words.text(start).charAt(words.text(start).length() - 1));
    }

    /// "9am", "at 9", "in 5", "3 pm": when the day of whoever asks goes on.
    static boolean clock(Words words, int i) {
        var word = words.text(i);
        return word.matches("\\d{1,2}(?:[:.]\\d\\d)?(?:am|pm)|am|pm|mins?|minutes?|o'clock")
                || (word.matches("\\d{1,2}(?:[:.]\\d\\d)?")
                        && (words.is(i - 1, "at", "in")
                                || words.is(i + 1, "am", "pm", "o'clock", "min", "mins", "minutes")));
    }

    /// A part without a word of the data, about people and how they feel, or of words that say nothing about data.
    private boolean tellsNothing(Words words, int start, int end) {
        boolean people = false;
        boolean setting = false;
        boolean known = true;
        for (int i = start; i < end; i++) {
            if (words.comma(i) || words.is(i, "if") || clock(words, i)) {
                continue;
            }
            boolean such = words.is(i, "one", "ones") && WordClasses.harmless(words.text(i - 1));
            if (lexicon.tells(words, i) || words.is(i, "per") || (NARROWING.contains(words.text(i)) && !such)) {
                return false;
            }
            people |= PERSONS.contains(words.text(i));
            setting |= WordClasses.setting(words.text(i));
            known &= WordClasses.saysNothing(words.text(i)) || words.is(i, "one", "ones");
        }
        boolean sentence = words.sentences().contains(end) || end == words.size();
        return known
                || ((people || setting)
                        && sentence
                        && (start == 0 || words.endsBefore(start))
                        && !StoryContent.limits(words, start, end));
    }
}
