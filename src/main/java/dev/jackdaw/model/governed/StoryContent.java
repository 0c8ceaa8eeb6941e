package dev.jackdaw.model.governed;

import java.util.Set;
import java.util.stream.IntStream;

/// What the words of a sentence beside the question could change: nothing, where they restrict nothing, hold no
/// data that the question does not name itself, and no time that could be meant for it.
record StoryContent(Lexicon lexicon, Words words, int start, int end) {
    private static final PhraseIndex<Boolean> STOPS = PhraseIndex.of("en/story-stops");

    /// What a sentence without a question of its own may say of what it tells itself.
    private static final Set<String> TELLS =
            Set.of("than", "where", "which", "what", "how", "whether", "who", "when", "whose");

    private static final PeriodSlot PERIODS = new PeriodSlot();
    private static final Set<String> TIMES = Set.of(
            "today",
            "yesterday",
            "tomorrow",
            "tonight",
            "day",
            "days",
            "week",
            "weeks",
            "month",
            "months",
            "quarter",
            "quarters",
            "year",
            "years",
            "since",
            "before",
            "after",
            "until",
            "during",
            "last",
            "next",
            "previous");

    /// Whether a word restricts, splits or says how something is reckoned.
    static boolean stops(Words words, int i) {
        return STOPS.longest(words.texts(), i) > 0;
    }

    /// Whether one of the words does so, or asks for a thing that may belong to the answer.
    static boolean limits(Words words, int start, int end) {
        int verb = Math.max(StoryClause.verb(words, start, end), start);
        return IntStream.range(start, end).anyMatch(i -> stops(words, i) && !TELLS.contains(words.text(i)))
                || StoryRequest.asks(words, verb, end);
    }

    boolean saysNothing(int verb) {
        for (int i = start; i < end; i++) {
            int time = PERIODS.at(words, i).map(SlotMatch::length).orElse(0);
            if (time > 0 || TIMES.contains(words.text(i))) {
                if (!timeOfItsOwn(verb, i)) {
                    return false;
                }
                i += Math.max(time, 1) - 1;
            } else if (!AsideSource.clock(words, i)
                    && (stops(words, i) || (lexicon.tells(words, i) && !named(i, verb)))) {
                return false;
            }
        }
        return true;
    }

    /// A time is the story's where the question has one, or where it tells since when somebody asks.
    private boolean timeOfItsOwn(int verb, int time) {
        for (int i = verb; i < time; i++) {
            if (words.is(i, "asking", "asked", "asks", "chasing", "waiting", "nagging", "pinging", "bugging")) {
                return true;
            }
        }
        for (int i = 0; i < words.size(); i++) {
            if ((i < start || i >= end) && PERIODS.at(words, i).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /// Whether a word of the data is named in the question, too, or only tells whose people somebody speaks of.
    private boolean named(int i, int verb) {
        boolean value = lexicon.values().at(words, i).length() > 0;
        if (!value && i < verb && people(i + 1, verb)) {
            return true;
        }
        for (int other = 0; other < words.size(); other++) {
            boolean outside = other < start || other >= end;
            if (outside && (words.lemmas().get(other).equals(words.lemmas().get(i)) || (!value && same(i, other)))) {
                return true;
            }
        }
        return false;
    }

    private boolean people(int from, int to) {
        for (int i = from; i < to; i++) {
            if (StoryClause.people(words.text(i))) {
                return true;
            }
        }
        return false;
    }

    /// Whether two words name one dimension: "markets", "countries".
    private boolean same(int i, int other) {
        var meanings = lexicon.dimensions().at(words, i).meanings();
        return lexicon.dimensions().at(words, other).meanings().stream().anyMatch(meanings::contains);
    }
}
