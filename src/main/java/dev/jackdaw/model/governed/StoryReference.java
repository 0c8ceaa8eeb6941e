package dev.jackdaw.model.governed;

/// Whether a question goes back to the sentence before it: "My healthcare accounts are talkative. How many tickets did
/// they open?" Then that sentence is a part of it.
final class StoryReference {
    private StoryReference() {}

    /// Whether words behind those from `start` to `end` point back at them.
    static boolean back(Words words, int start, int end) {
        for (int i = end; i < words.size(); i++) {
            boolean it = words.is(i, "it") && words.is(i - 1, "did", "does", "has", "was", "of", "from", "for", "with");
            boolean there = words.is(i, "there")
                    && !words.is(i - 1, "is", "are", "was", "were")
                    && !words.is(i + 1, "is", "are", "was", "were");
            boolean same = words.is(i, "that", "this", "the") && words.is(i + 1, "same", "one");
            boolean that = words.is(i, "that")
                    && words.is(i + 1, "day", "week", "month", "quarter", "year", "time", "period", "group", "plan");
            boolean they = words.is(
                    i, "they", "them", "their", "those", "these", "he", "she", "his", "her", "both", "such", "ones");
            boolean each = words.is(i, "each") && (i + 1 == words.size() || words.is(i + 1, "and", "right", "now"));
            if (it || there || same || that || they || each) {
                return true;
            }
        }
        return false;
    }
}
