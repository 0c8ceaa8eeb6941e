package dev.jackdaw.learning.gate;

import dev.jackdaw.learning.Learning;
import dev.jackdaw.warehouse.Introspection;
import java.util.Optional;

/// The tables that a learning speaks of are there.
public record RelationCheck(Introspection schema) implements Check {
    @Override
    public Optional<String> problem(Learning learning) {
        return learning.relations().stream()
                .filter(name -> schema.relation(name).isEmpty())
                .findFirst()
                .map(name -> "there is no table " + name + ", or it may not be read");
    }
}
