package dev.jackdaw.model.governed;

import java.util.Optional;
import java.util.function.Consumer;

/// One kind of thing that words can say.
interface Slot {
    /// Words explained: how many from here, and what they put into the slots.
    record Match(int length, Consumer<Slots> fill) {
        static Optional<Match> of(int length, Consumer<Slots> fill) {
            return length > 0 ? Optional.of(new Match(length, fill)) : Optional.empty();
        }
    }

    /// What the words from `i` on say, if they say a thing of this kind.
    Optional<Match> at(Words words, int i);
}
