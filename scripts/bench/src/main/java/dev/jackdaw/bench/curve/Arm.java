package dev.jackdaw.bench.curve;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What is done besides asking.
public enum Arm {
    /// Nothing is learnt.
    COLD,
    /// Finished runs are read, proven, and agreed to by an owner who knows the truth.
    MEMORY,
    /// The same, while somebody plants what is wrong or does harm.
    POISON,
    /// The same, and in the middle of it a column is renamed.
    DRIFT;

    /// In lower case, as it is shown.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// By their words, with commas.
    public static List<Arm> of(String words) {
        return Arrays.stream(words.split(","))
                .map(word -> valueOf(word.strip().toUpperCase(Locale.ROOT)))
                .distinct()
                .toList();
    }
}
