package dev.jackdaw.metrics;

import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.knowledge.definition.ViewDefinition;

/// A governed question as a view.
public sealed interface ViewPlan {
    /// The view, and the metric that it is built from.
    record Planned(ViewDefinition view, KnowledgeRef metric) implements ViewPlan {}

    /// Why it can't be one.
    record Unfit(String problem) implements ViewPlan {}
}
