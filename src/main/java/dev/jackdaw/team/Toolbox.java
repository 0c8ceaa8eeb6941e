package dev.jackdaw.team;

import dev.jackdaw.agent.Tool;
import java.util.List;
import java.util.stream.Stream;

/// The tools that reach beyond the conversation: `schema` is everybody's, `reading` the Analyst's,
/// `building` the Engineer's, `memory` the Leader's.
public record Toolbox(List<Tool> schema, List<Tool> reading, List<Tool> building, Tool memory) {
    public Toolbox {
        schema = List.copyOf(schema);
        reading = List.copyOf(reading);
        building = List.copyOf(building);
    }

    /// These tools in their order, as each agent is shown them.
    @SafeVarargs
    @SuppressWarnings("varargs")
    static List<Tool> in(List<Tool>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }
}
