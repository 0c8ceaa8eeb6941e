package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.core.calendar.PeriodParser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Words that point back into the thread: "same again", "of those", "that market", "the week before", "not fees". They
/// cost more than words that say nothing, so that they only count where they are needed.
record ReferenceSource(Lexicon lexicon) implements Span.Source {
    private static final double COST = 0.2;

    /// Less than what would be read into the words one by one.
    private static final double SURE = 0.001;

    private static final Set<String> LIKES = WordList.set("en/thread-likes");
    private static final Set<String> NOUNS = WordList.set("en/thread-nouns");
    private static final Set<String> HOPES = WordList.set("en/thread-hopes");
    private static final Set<String> PERSONS = WordList.set("en/persons");
    private static final Set<String> COMPARATIVES = WordList.set("en/comparatives");
    private static final List<String> ORDINALS = WordList.list("en/ordinals");
    private static final Map<String, String> PLACES = WordList.map("en/thread-places");
    private static final PhraseIndex<Boolean> LIKE = PhraseIndex.of("en/thread-likes");
    private static final PhraseIndex<Boolean> SPAN = PhraseIndex.of("en/thread-spans");
    private static final PhraseIndex<Boolean> LEADS = PhraseIndex.of("en/thread-leads");
    private static final PhraseIndex<Boolean> VERBS = PhraseIndex.of("en/thread-verbs");
    private static final PhraseIndex<Boolean> REMARKS = PhraseIndex.of("en/thread-remarks");
    private static final PhraseIndex<Boolean> SETS = PhraseIndex.of("en/thread-sets");
    private static final PhraseIndex<Boolean> PLACE = index(PLACES.keySet());
    private static final PhraseIndex<Boolean> TOGETHER = PhraseIndex.of("en/thread-togethers");

    private static PhraseIndex<Boolean> index(Collection<String> phrases) {
        var index = new PhraseIndex<Boolean>();
        phrases.forEach(phrase -> index.addWords(phrase, true));
        return index;
    }

    /// The spans that are found, with what they point at.
    private record Found(Words words, List<Span> spans) {
        void add(int start, int end, double cost, Reference reference) {
            if (end > start && end <= words.size()) {
                spans.add(Span.of(
                        start,
                        end,
                        cost,
                        "thread",
                        String.join(" ", words.texts().subList(start, end)),
                        slots -> slots.references.add(reference)));
            }
        }

        void before(int start, int length) {
            add(start, start + length, COST, new Reference.Before());
        }
    }

    @Override
    public List<Span> spans(Words words) {
        var found = new Found(words, new ArrayList<>());
        for (int i = 0; i < words.size(); i++) {
            back(found, i);
            times(found, i);
            values(found, i);
        }
        return found.spans();
    }

    private static void back(Found found, int i) {
        var words = found.words();
        if (leads(words, i)) {
            found.before(i, LEADS.longest(words.texts(), i));
        }
        if (leads(words, i)) {
            found.before(i, VERBS.longest(words.texts(), i));
        }
        found.before(i, REMARKS.longest(words.texts(), i));
        int like = LIKE.longest(words.texts(), i);
        if (like > 0 && NOUNS.contains(words.text(i + like))) {
            found.add(i, i + like + 1, SURE, new Reference.Before());
        } else if (!words.is(i, "same")) {
            found.before(i, like);
        }
        if (words.is(i, "the") && words.is(i + 1, "above", "latter")) {
            found.before(i, NOUNS.contains(words.text(i + 2)) ? 3 : 2);
        }
        if (words.is(i, "the") && words.is(i + 1, "former")) {
            found.add(i, i + 2, COST, new Reference.Former());
        }
        if (words.is(i, "that", "this") && words.is(i + 1, "one")) {
            found.add(i, i + 2, SURE, new Reference.One());
        }
        int hope = hope(words, i);
        found.before(i, hope);
        together(found, i);
    }

    /// Behind nothing but words that say nothing.
    static boolean leads(Words words, int i) {
        int at = words.sentenceStart(i);
        while (at < i) {
            int length = Math.max(FillerSlot.length(words, at), LEADS.longest(words.texts(), at));
            length = length == 0 && LIKES.contains(words.text(at)) ? 1 : length;
            if (length == 0) {
                return false;
            }
            at += length;
        }
        return true;
    }

    /// "Less than I hoped", "higher than we had expected".
    private static int hope(Words words, int i) {
        boolean compared = COMPARATIVES.contains(words.text(i)) && words.is(i + 1, "than");
        int at = i + 2;
        while (compared && (PERSONS.contains(words.text(at)) || words.is(at, "had", "have", "was", "would"))) {
            at++;
        }
        return compared && HOPES.contains(words.text(at)) ? at + 1 - i : 0;
    }

    private static void together(Found found, int i) {
        var words = found.words();
        int all = words.is(i, "all") ? 1 : 0;
        int the = words.is(i + all, "the", "these", "those") ? 1 : 0;
        var number = PeriodParser.number(words.text(i + all + the));
        int end = i + all + the + 1;
        int together = TOGETHER.longest(words.texts(), i);
        if (all == 1 && number.isPresent() && number.get() > 1) {
            found.add(i, end + rest(words, end), SURE, new Reference.Together(number.get()));
        }
        if (together > 0) {
            end = i + together;
            found.add(i, end + rest(words, end), SURE, new Reference.Together(2));
        }
        if (all == 1 && words.is(i + 1, "of") && words.is(i + 2, "them", "these", "those")) {
            found.add(i, i + 3, SURE, new Reference.All());
        }
    }

    /// "Both months", "all three numbers".
    private static int rest(Words words, int i) {
        int of = words.is(i, "of") && words.is(i + 1, "them", "these", "those") ? 2 : 0;
        int noun = NOUNS.contains(words.text(i + of))
                        || Grain.of(words.text(i + of)).isPresent()
                ? 1
                : 0;
        return of + noun;
    }

    private static void times(Found found, int i) {
        var words = found.words();
        int in = words.is(i, "in", "for", "during", "over", "of", "from") ? 1 : 0;
        int the = in + (words.is(i + in, "the", "that") ? 1 : 0);
        int like = LIKE.longest(words.texts(), i + the);
        int lead = like > 0 ? the + like : words.is(i + in, "that") ? the : 0;
        var unit =
                Grain.of(words.text(i + lead)).filter(g -> !words.text(i + lead).endsWith("ly"));
        int span = SPAN.longest(words.texts(), i + lead);
        int end = i + lead + (unit.isPresent() ? 1 : span);
        boolean apart = !words.is(end, "last", "previous", "prior", "of", "a", "one", "in", "the")
                || words.endsBefore(end)
                || (words.is(end, "of") && words.is(end + 1, "those", "that", "them"));
        if (lead > 0 && end > i + lead && apart && (like > 0 || unit.isPresent())) {
            found.add(i, end, SURE, new Reference.SameTime(unit));
        }
        int versus = words.is(i, "vs", "versus", "against", "than")
                ? 1
                : words.is(i, "compared", "relative") && words.is(i + 1, "to", "with") ? 2 : 0;
        if (versus > 0 && words.is(i + versus, "that", "it", "this", "those", "these")) {
            found.add(i, i + versus + 1, SURE, new Reference.Against());
        }
        shifted(found, i);
    }

    /// "The previous month", "the one before that", "the calendar year before", "the following week".
    private static void shifted(Found found, int i) {
        var words = found.words();
        int in = words.is(i, "in", "for", "during", "over", "of", "from") ? 1 : 0;
        int the = words.is(i + in, "the", "a", "one") ? 1 : 0;
        int at = i + in + the;
        int kind = words.is(at, "calendar", "fiscal", "full", "whole") ? 1 : 0;
        int by = by(words, at);
        if (by != 0) {
            var unit = unit(words, at + 1);
            if (unit.isPresent() || words.is(at + 1, "one", "period")) {
                found.add(i, at + 2, SURE, new Reference.Shifted(unit, by));
            }
            return;
        }
        var unit = unit(words, at + kind);
        boolean named = unit.isPresent() || (words.is(at, "one", "period") && the == 1);
        int behind = words.is(at + kind + 1, "before", "prior", "earlier", "previous")
                ? -1
                : words.is(at + kind + 1, "after", "later", "afterwards") ? 1 : 0;
        if (the == 1
                && named
                && behind != 0
                && PeriodParser.at(words.texts(), at + kind + 2).isEmpty()) {
            int that = words.is(at + kind + 2, "that", "this", "it", "then") ? 1 : 0;
            found.add(i, at + kind + 2 + that, SURE, new Reference.Shifted(unit, behind));
        }
    }

    private static Optional<Grain> unit(Words words, int i) {
        return Grain.of(words.text(i))
                .filter(g -> !words.text(i).endsWith("ly")
                        && !words.is(i, "annual")
                        && words.text(i).equals(words.lemmas().get(i)));
    }

    private static int by(Words words, int i) {
        return words.is(i, "previous", "prior", "preceding") ? -1 : words.is(i, "next", "following") ? 1 : 0;
    }

    private void values(Found found, int i) {
        var words = found.words();
        found.add(i, i + SETS.longest(words.texts(), i), SURE, new Reference.Shown());
        int place = PLACE.longest(words.texts(), i);
        if (place > 0) {
            var said = String.join(" ", words.texts().subList(i, i + place));
            found.add(i, i + place, COST, new Reference.Place(Integer.parseInt(PLACES.getOrDefault(said, "1"))));
        }
        int ordinal = ORDINALS.indexOf(words.text(i + 1)) + 1;
        if (words.is(i, "the") && ordinal > 0 && words.is(i + 2, "one")) {
            found.add(i, i + 3, SURE, new Reference.Place(ordinal));
        }
        boolean other = words.is(i, "the") && words.is(i + 1, "other") && !words.endsBefore(i + 1);
        if (other) {
            found.add(i, i + (words.is(i + 2, "one") ? 3 : 2), COST, new Reference.Other());
        }
        int that = words.is(i, "that", "this", "those", "these") ? 1 : 0;
        int like = that == 0 ? LIKE.longest(words.texts(), i + (words.is(i, "the") ? 1 : 0)) : 0;
        int from = that == 1 ? i + 1 : i + (words.is(i, "the") ? 1 : 0) + like;
        var dimension = lexicon.dimensions().at(words, from);
        if ((that == 1 || like > 0) && dimension.length() > 0) {
            found.add(
                    i, from + dimension.length(), SURE, new Reference.Value(dimension.meanings(), words.is(i, "that")));
        }
        if (i > 0
                && words.is(i, "lot", "bunch", "crowd", "stuff")
                && lexicon.valueNames().in(words).at(i - 1).length() > 0) {
            found.before(i, 1);
        }
    }
}
