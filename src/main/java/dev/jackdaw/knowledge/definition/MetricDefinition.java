package dev.jackdaw.knowledge.definition;

import static dev.jackdaw.knowledge.definition.AbsentValues.list;
import static dev.jackdaw.knowledge.definition.AbsentValues.text;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A business metric. Governed where it has a measure; otherwise words for people and models.
/// A ratio's `weight` is its denominator, which tells how much each segment counts.
public record MetricDefinition(
        String name,
        @JsonUnwrapped MetricNotes about,
        @JsonUnwrapped MetricSource source,
        @JsonUnwrapped MetricDisplay display,
        @JsonUnwrapped MetricSum sum,
        @JsonProperty("default_period") String defaultPeriod,
        @Nullable MetricCoverage coverage,
        List<String> caveats,
        List<String> synonyms,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String weight)
        implements Definition {
    public MetricDefinition {
        name = text(name);
        defaultPeriod = text(defaultPeriod);
        caveats = list(caveats);
        synonyms = list(synonyms);
        weight = text(weight);
    }

    /// The denominator of a ratio, as a metric; empty where its definition has none.
    public Optional<MetricDefinition> weighed() {
        return weight.isEmpty()
                ? Optional.empty()
                : Optional.of(new MetricDefinition(
                        name,
                        about,
                        source.measuring(weight),
                        new MetricDisplay("", ""),
                        new MetricSum(true, "0"),
                        defaultPeriod,
                        null,
                        List.of(),
                        List.of(),
                        ""));
    }

    /// Whether it can be compiled to SQL.
    @JsonIgnore
    public boolean governed() {
        return !source.measure().isEmpty();
    }

    /// The dimension of that name or synonym.
    public Optional<MetricDimension> dimension(String wanted) {
        return source.dimensions().stream()
                .filter(d -> d.name().equalsIgnoreCase(wanted)
                        || d.synonyms().stream().anyMatch(wanted::equalsIgnoreCase))
                .findFirst();
    }
}
