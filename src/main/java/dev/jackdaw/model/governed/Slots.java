package dev.jackdaw.model.governed;

import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.core.calendar.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a question's words were found to say, slot by slot. Filled from left to right by one
/// reader.
final class Slots {
    /// A metric, as the asker said it and what that may mean; `start` and `end` are its words,
    /// `before` the word before it.
    record Term(String said, Set<String> meanings, int start, int end, String before) {}

    /// Values that go together: "enterprise or starter". Each may belong to several dimensions.
    record Choice(List<Set<Lexicon.Value>> values, boolean exclude) {}

    /// "top 5"; a limit of 0 where no number was said.
    record Rank(boolean descending, int limit) {}

    final List<Term> metrics = new ArrayList<>();
    final List<Set<String>> dimensions = new ArrayList<>();
    final List<Choice> choices = new ArrayList<>();
    final List<String> unknown = new ArrayList<>();

    @Nullable
    Period period;

    @Nullable
    Grain grain;

    @Nullable
    Rank rank;

    String compare = "";
    boolean share;
    boolean why;
    boolean trend;
    boolean change;
    boolean addsDimension;

    Optional<Period> period() {
        return Optional.ofNullable(period);
    }

    Optional<Grain> grain() {
        return Optional.ofNullable(grain);
    }

    Optional<Rank> rank() {
        return Optional.ofNullable(rank);
    }

    /// Whether anything was said that changes what is asked.
    boolean saysAnything() {
        return !metrics.isEmpty() || saysDetail();
    }

    /// Whether anything besides a metric was said.
    boolean saysDetail() {
        return !dimensions.isEmpty()
                || !choices.isEmpty()
                || period != null
                || grain != null
                || rank != null
                || !compare.isEmpty()
                || share
                || why
                || trend
                || change;
    }
}
