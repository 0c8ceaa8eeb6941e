package dev.jackdaw.knowledge;

import dev.jackdaw.knowledge.definition.Definition;
import dev.jackdaw.knowledge.definition.DocumentDefinition;
import dev.jackdaw.knowledge.definition.GotchaDefinition;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.knowledge.definition.QueryDefinition;
import dev.jackdaw.knowledge.definition.ReportDefinition;
import dev.jackdaw.knowledge.definition.RuleDefinition;
import dev.jackdaw.knowledge.definition.TableDefinition;
import dev.jackdaw.knowledge.definition.ValuesDefinition;
import dev.jackdaw.knowledge.definition.ViewDefinition;
import dev.jackdaw.knowledge.definition.WatchDefinition;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What kinds of knowledge there are.
public enum KnowledgeKind {
    METRIC(MetricDefinition.class),
    QUERY(QueryDefinition.class),
    TABLE(TableDefinition.class),
    RULE(RuleDefinition.class),
    GOTCHA(GotchaDefinition.class),
    DOCUMENT(DocumentDefinition.class),
    COLUMN(ValuesDefinition.class),
    VIEW(ViewDefinition.class),
    REPORT(ReportDefinition.class),
    WATCH(WatchDefinition.class);

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
