package dev.jackdaw.model.governed;

import java.util.List;
import java.util.Set;

/// Values that go together: "enterprise or starter". Each may belong to several dimensions.
record ValueChoice(List<Set<DimensionValue>> values, boolean exclude) {}
