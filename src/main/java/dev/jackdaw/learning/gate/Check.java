package dev.jackdaw.learning.gate;

import dev.jackdaw.learning.Learning;
import java.util.Optional;

/// One thing that must hold of a learning.
public interface Check {
    /// Why it does not hold, in words for whoever reads why a learning was rejected.
    Optional<String> problem(Learning learning);

    /// Whether what does not hold must not be kept, either.
    default boolean withholds() {
        return false;
    }
}
