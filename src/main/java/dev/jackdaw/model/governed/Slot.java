package dev.jackdaw.model.governed;

import java.util.Optional;

/// One kind of thing that words can say.
interface Slot {
    /// What the words from `i` on say, if they say a thing of this kind.
    Optional<SlotMatch> at(Words words, int i);
}
