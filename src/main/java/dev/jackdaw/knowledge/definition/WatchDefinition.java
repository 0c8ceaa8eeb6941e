package dev.jackdaw.knowledge.definition;

import static dev.jackdaw.knowledge.definition.AbsentValues.filters;
import static dev.jackdaw.knowledge.definition.AbsentValues.list;
import static dev.jackdaw.knowledge.definition.AbsentValues.text;

import java.util.List;
import java.util.Map;

/// A governed metric that is looked at between reports, by `grain`, for what is out of the
/// ordinary. `sensitivity` is "low", "normal" or "high"; it is told once in `cooldown` ("3d").
public record WatchDefinition(
        String name,
        String metric,
        Map<String, List<String>> where,
        String grain,
        String owner,
        List<String> to,
        String sensitivity,
        String cooldown)
        implements Definition {
    public WatchDefinition {
        name = text(name);
        metric = text(metric);
        where = filters(where);
        grain = text(grain);
        owner = text(owner);
        to = list(to);
        sensitivity = text(sensitivity);
        cooldown = text(cooldown);
    }
}
