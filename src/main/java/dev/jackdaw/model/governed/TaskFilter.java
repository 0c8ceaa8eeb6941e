package dev.jackdaw.model.governed;

import java.util.List;

/// Values of one dimension.
record TaskFilter(String dimension, List<String> values, boolean exclude) {
    String text() {
        return (exclude ? "excluding " : "for ") + dimension + " " + String.join(" or ", values);
    }
}
