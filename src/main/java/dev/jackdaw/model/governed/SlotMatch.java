package dev.jackdaw.model.governed;

import java.util.Optional;
import java.util.function.Consumer;

/// Words explained: how many from here, how far that is from what was said, and what they put into the slots.
record SlotMatch(int length, double cost, Consumer<Slots> fill) {
    /// Said just so.
    static Optional<SlotMatch> of(int length, Consumer<Slots> fill) {
        return of(length, 0, fill);
    }

    static Optional<SlotMatch> of(int length, double cost, Consumer<Slots> fill) {
        return length > 0 ? Optional.of(new SlotMatch(length, cost, fill)) : Optional.empty();
    }
}
