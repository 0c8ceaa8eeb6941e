package dev.jackdaw.model.governed;

import java.util.List;

/// A whole question read: every word is in a span or unknown.
record WholeReading(List<Span> spans, List<Integer> unknown, double cost) {}
