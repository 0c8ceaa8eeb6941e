package dev.jackdaw.knowledge.definition;

import static dev.jackdaw.knowledge.definition.AbsentValues.text;

/// How a table joins another one. `cardinality` is "many_to_one", "one_to_many" or "one_to_one".
public record TableJoin(String to, String on, String cardinality) {
    public TableJoin {
        to = text(to);
        on = text(on);
        cardinality = text(cardinality);
    }
}
