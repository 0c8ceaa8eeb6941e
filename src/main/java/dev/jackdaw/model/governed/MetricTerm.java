package dev.jackdaw.model.governed;

import java.util.Set;

/// A metric, as the asker said it and what that may mean; `start` and `end` are its words,
/// `before` the word before it.
record MetricTerm(String said, Set<String> meanings, int start, int end, String before) {}
