package dev.jackdaw.model.governed;

/// A value of a dimension, under the dimension's own name.
record DimensionValue(String dimension, String value) {}
