package dev.jackdaw.knowledge.definition;

import static dev.jackdaw.knowledge.definition.AbsentValues.text;

/// How a metric's values are shown: their unit, and their format, such as "percent".
public record MetricDisplay(String unit, String format) {
    public MetricDisplay {
        unit = text(unit);
        format = text(format);
    }
}
