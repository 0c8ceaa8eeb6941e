package dev.jackdaw.learning.gate;

import dev.jackdaw.learning.Learning;
import java.util.Optional;

/// Tries out what an answer would be with a learning in recall.
public interface Trial {
    /// What it changes for the worse: the question with a known answer that it would answer
    /// otherwise. Nothing where all stay as they are.
    Optional<String> harm(Learning learning);
}
