package dev.jackdaw.knowledge.definition;

import static dev.jackdaw.knowledge.definition.AbsentValues.list;
import static dev.jackdaw.knowledge.definition.AbsentValues.text;

import java.util.List;

/// What a metric can be split by: an SQL expression, and the join it needs.
public record MetricDimension(String name, String expression, String join, List<String> synonyms) {
    public MetricDimension {
        name = text(name);
        expression = text(expression);
        join = text(join);
        synonyms = list(synonyms);
    }
}
