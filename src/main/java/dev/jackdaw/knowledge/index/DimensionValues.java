package dev.jackdaw.knowledge.index;

import java.util.List;
import java.util.Map;

/// Values of metrics' dimensions, by metric and dimension.
public record DimensionValues(Map<String, Map<String, List<String>>> byMetric) {}
