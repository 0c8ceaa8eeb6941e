package dev.jackdaw.report;

import java.util.Optional;

/// Says in a sentence or two what an edition's facts come to. What it says is checked: see
/// [Narration].
@FunctionalInterface
public interface Narrator {
    /// Nobody.
    Narrator NONE = facts -> Optional.empty();

    /// What it says of these facts, if anything.
    Optional<String> tell(String facts);
}
