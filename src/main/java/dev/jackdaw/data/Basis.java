package dev.jackdaw.data;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What an answer rests on.
public enum Basis {
    /// A governed metric's definition, compiled.
    @JsonProperty("governed_metric")
    GOVERNED_METRIC("Governed metric"),
    /// A query that the data team validated.
    @JsonProperty("validated_query")
    VALIDATED_QUERY("Validated query"),
    /// SQL that a model wrote.
    @JsonProperty("model_written")
    MODEL_WRITTEN("Model-written SQL"),
    /// The schema itself.
    @JsonProperty("schema")
    SCHEMA("Schema"),
    /// No data: a greeting, help, a question back.
    @JsonProperty("conversation")
    CONVERSATION("Conversation"),
    /// Not done, because it must not be.
    @JsonProperty("refused")
    REFUSED("Refused"),
    /// Not done, because it could not be.
    @JsonProperty("unanswered")
    UNANSWERED("Unanswered");

    private final String label;

    Basis(String label) {
        this.label = label;
    }

    /// As shown to people.
    public String label() {
        return label;
    }
}
