package dev.jackdaw.model.governed;

import java.util.List;

/// What filled slots come to.
sealed interface Resolution {
    /// Questions that can be asked of the metrics.
    record Tasks(List<MetricTask> tasks) implements Resolution {}

    /// A word with two governed meanings.
    record Ambiguous(String said, List<String> options) implements Resolution {
        String question() {
            return "By '" + said + "', do you mean " + String.join(" or ", options) + "?";
        }
    }

    /// Something that the metrics can't answer, in a sentence.
    record Unfit(String reason) implements Resolution {}

    /// No metric was named.
    record NoMetric() implements Resolution {}
}
