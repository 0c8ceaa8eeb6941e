package dev.jackdaw.learning.gate;

import dev.jackdaw.learning.Learning;
import java.util.Optional;

/// With the learning in recall no question with a known answer gets another one.
public record TrialCheck(Trial trial) implements Check {
    @Override
    public Optional<String> problem(Learning learning) {
        return trial.harm(learning);
    }
}
