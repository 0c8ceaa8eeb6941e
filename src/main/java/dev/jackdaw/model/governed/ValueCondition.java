package dev.jackdaw.model.governed;

import java.math.BigDecimal;
import java.util.List;

/// "more than 20": an operator such as "above", and one amount or, for "between", two.
record ValueCondition(String operator, List<BigDecimal> amounts) {}
