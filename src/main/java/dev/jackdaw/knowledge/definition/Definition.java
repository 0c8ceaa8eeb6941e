package dev.jackdaw.knowledge.definition;

/// A typed piece of knowledge, as its file has it.
public sealed interface Definition
        permits TableDefinition,
                QueryDefinition,
                MetricDefinition,
                RuleDefinition,
                GotchaDefinition,
                DocumentDefinition,
                ValuesDefinition,
                ViewDefinition,
                ReportDefinition,
                WatchDefinition {}
