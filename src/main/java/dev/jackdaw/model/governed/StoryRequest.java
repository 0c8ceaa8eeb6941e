package dev.jackdaw.model.governed;

/// Whether a sentence with a subject and a verb asks for something that may belong to the answer: "I want the Nordics",
/// "we need euros". "I want to plan some visits" and "they need it by noon" don't.
final class StoryRequest {
    private static final int DEADLINE_MAX = 4;

    private StoryRequest() {}

    /// Whether the words from a verb on ask for a thing that is not known to say nothing.
    static boolean asks(Words words, int verb, int end) {
        for (int i = verb; i < end; i++) {
            if (wants(words, i) && asksFor(words, i + 1, end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean wants(Words words, int i) {
        return words.is(i, "want", "wants", "wanted", "need", "needs", "needed", "prefer", "prefers", "require", "see")
                || words.is(i, "know", "show", "get", "give", "pull", "find", "check", "report", "present", "request")
                || (words.is(i, "like", "love") && words.is(i - 1, "would", "i", "we"));
    }

    private static boolean asksFor(Words words, int from, int end) {
        int at = words.is(from, "me", "you", "us") ? from + 1 : from;
        if (at >= end || words.is(at, "to", "i", "we")) {
            return false;
        }
        if (words.is(at, "it", "this", "them")
                && words.is(at + 1, "until", "till", "before")
                && end - at <= DEADLINE_MAX) {
            // "I need it until noon."
            return false;
        }
        for (int i = at; i < end; i++) {
            boolean page = words.text(i).matches("\\d+") && WordClasses.setting(words.text(i - 1));
            if ((!WordClasses.saysNothing(words.text(i)) && !page) || StoryContent.stops(words, i)) {
                return true;
            }
        }
        return false;
    }
}
