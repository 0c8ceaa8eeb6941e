package dev.jackdaw.knowledge;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What kinds of knowledge there are.
public enum KnowledgeKind {
    METRIC(Definition.Metric.class),
    QUERY(Definition.Query.class),
    TABLE(Definition.Table.class),
    RULE(Definition.Rule.class),
    GOTCHA(Definition.Gotcha.class),
    DOCUMENT(Definition.Document.class),
    COLUMN(Definition.Values.class),
    VIEW(Definition.View.class),
    REPORT(Definition.Report.class),
    WATCH(Definition.Watch.class);

    private final Class<? extends Definition> type;

    KnowledgeKind(Class<? extends Definition> type) {
        this.type = type;
    }

    /// In lower case, as it is stored and shown.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The type of its definitions.
    public Class<? extends Definition> type() {
        return type;
    }

    /// Whether it is searched to answer questions; the others are carried out.
    public boolean answers() {
        return this != REPORT && this != WATCH;
    }

    /// By its word.
    public static Optional<KnowledgeKind> of(String word) {
        return Arrays.stream(values()).filter(k -> k.word().equals(word)).findFirst();
    }
}
