package dev.jackdaw.model.governed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jackdaw.core.calendar.Period;
import dev.jackdaw.data.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What else is asked of a metric's values: a condition on them, their average, another metric to combine them with
/// ("ratio", "difference", "sum"), several periods side by side, the difference of two groups. Texts are empty where
/// nothing was said.
record TaskShape(
        Optional<ValueCondition> having,
        String summary,
        String combine,
        String other,
        List<Period> periods,
        boolean difference) {
    static final TaskShape NONE = new TaskShape(Optional.empty(), "", "", "", List.of(), false);

    private static final Map<String, String> JOINED =
            Map.of("ratio", " divided by ", "difference", " minus ", "sum", " plus ");
    private static final Map<String, String> CONDITIONS = Map.of(
            "above", "more than ",
            "at_least", "at least ",
            "below", "less than ",
            "at_most", "at most ",
            "between", "between ");

    TaskShape {
        periods = List.copyOf(periods);
    }

    /// The metric's name, with the one that it is combined with.
    String metrics(String names) {
        return combine.isEmpty() ? names : names + JOINED.get(combine) + other;
    }

    /// Canonical English for all but that.
    List<String> texts() {
        var parts = new ArrayList<String>();
        having.ifPresent(h -> parts.add("with "
                + CONDITIONS.get(h.operator())
                + h.amounts().stream().map(BigDecimal::toPlainString).collect(Collectors.joining(" and "))));
        if (!summary.isEmpty()) {
            parts.add(summary.equals("average") ? "averaged" : "in the " + summary);
        }
        if (difference) {
            parts.add("difference");
        }
        if (!periods.isEmpty()) {
            parts.add(periods.stream().map(Period::phrase).collect(Collectors.joining(" and ")));
        }
        return parts;
    }

    /// The field "shape" of `query_metric`'s arguments.
    ObjectNode json() {
        var json = Json.mapper().createObjectNode();
        having.ifPresent(h -> {
            var condition = json.putObject("having").put("op", h.operator());
            condition.put("value", h.amounts().getFirst());
            if (h.amounts().size() > 1) {
                condition.put("upper", h.amounts().get(1));
            }
        });
        if (!summary.isEmpty()) {
            json.put("summary", summary);
        }
        if (!combine.isEmpty()) {
            json.putObject("combine").put("op", combine).put("metric", other);
        }
        if (!periods.isEmpty()) {
            json.set("periods", Json.tree(periods.stream().map(Period::phrase).toList()));
        }
        if (difference) {
            json.put("difference", true);
        }
        return json;
    }
}
