package dev.jackdaw.core.calendar;

import java.util.List;
import java.util.Optional;

/// A place in a row of words, which may be behind the last of them.
record Spot(List<String> words, int at) {
    /// Something that was read, and the place behind it.
    record Found<T>(T value, Spot rest) {}

    /// The word here, or "" behind the last.
    String word() {
        return word(0);
    }

    /// The word so many further on.
    String word(int ahead) {
        int i = at + ahead;
        return i >= 0 && i < words.size() ? words.get(i) : "";
    }

    boolean is(String... options) {
        return List.of(options).contains(word());
    }

    /// Whether just these words come next.
    boolean begins(String... next) {
        for (int i = 0; i < next.length; i++) {
            if (!word(i).equals(next[i])) {
                return false;
            }
        }
        return true;
    }

    Spot plus(int count) {
        return new Spot(words, at + count);
    }

    /// Behind the next word where it is one of these, else here.
    Spot skip(String... options) {
        return is(options) ? plus(1) : this;
    }

    boolean ended() {
        return at >= words.size();
    }

    /// A value that the next `count` words say.
    <T> Optional<Found<T>> found(int count, T value) {
        return Optional.of(new Found<>(value, plus(count)));
    }

    /// A value that all words up to here say.
    <T> Optional<Found<T>> after(T value) {
        return found(0, value);
    }
}
