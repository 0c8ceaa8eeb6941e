package dev.jackdaw.model.governed;

import java.util.Set;

/// Values found from a word on: how many words, which they may be, and how far that is from what was said.
record ValueMatch(int length, Set<DimensionValue> meanings, double cost) {
    static final ValueMatch NONE = new ValueMatch(0, Set.of(), 0);
}
