package dev.jackdaw.model.governed;

import dev.jackdaw.core.calendar.Grain;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a follow-up's words point at in the thread before it. `Conversation` says what that is there, or that there is
/// no such thing.
sealed interface Reference {
    /// The question before, as a whole: "same again", "make that", "no, I meant".
    record Before() implements Reference {}

    /// Values of it that an order takes out, or that it is given more of: "drop Germany", "add Japan".
    record Values() implements Reference {}

    /// One answer alone: "that one".
    record One() implements Reference {}

    /// Its time: "in the same month"; without a unit "in the same period".
    record SameTime(Optional<Grain> unit) implements Reference {}

    /// A time so many units later than its own, where that is one such unit: "the previous month", "the one before".
    record Shifted(Optional<Grain> unit, int by) implements Reference {}

    /// Its value of a dimension of one of these names: "that market"; of `one` nothing else can be meant.
    record Value(Set<String> dimensions, boolean one) implements Reference {}

    /// The values that it showed, where it showed only some: "those", "of them".
    record Shown() implements Reference {}

    /// The things that its figures are of: "how many customers is that".
    record Counted() implements Reference {}

    /// The value that stood at a place of the answer, from 1: "the second one".
    record Place(int place) implements Reference {}

    /// The other of two values: "the other one".
    record Other() implements Reference {}

    /// The answer before the last: "the former".
    record Former() implements Reference {}

    /// The last answers side by side, 0 for all: "both", "all three".
    record Together(int count) implements Reference {}

    /// What is taken back: "not fees", "instead of the count".
    record Denied(List<String> words) implements Reference {}

    /// Its time, as what another is held against: "vs that".
    record Against() implements Reference {}

    /// All values, where only some were asked for: "all of them".
    record All() implements Reference {}
}
