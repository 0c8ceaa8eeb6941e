package dev.jackdaw.knowledge.load;

import dev.jackdaw.core.PermanentException;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.check.Rule;
import dev.jackdaw.knowledge.definition.Definition;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.knowledge.definition.TableDefinition;
import dev.jackdaw.knowledge.file.KnowledgeFolder;
import dev.jackdaw.knowledge.index.KnowledgeIndex;
import dev.jackdaw.knowledge.index.ValueSampler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/// Brings the index up to date with a folder and with the database.
public final class KnowledgeLoader {
    private static final int SHOWN = 10;
    private final KnowledgeIndex index;
    private final ValueSampler sampler;
    private final Rule rule;
    private final Consumer<List<KnowledgeItem>> schedules;

    /// `rule` must find no error in the files; `schedules` is given the reports and watches, which
    /// are carried out and not searched.
    public KnowledgeLoader(
            KnowledgeIndex index, ValueSampler sampler, Rule rule, Consumer<List<KnowledgeItem>> schedules) {
        this.index = index;
        this.sampler = sampler;
        this.rule = rule;
        this.schedules = schedules;
    }

    /// Loads all of it; with any error in the files nothing changes and the old index goes on
    /// answering.
    public KnowledgeIndex.Loaded load(Path folder, boolean recreate, IntConsumer progress) {
        var contents = new KnowledgeFolder(folder).read();
        contents.findings().addAll(rule.check(contents));
        var errors = contents.errors();
        if (!errors.isEmpty()) {
            var listed = errors.stream().limit(SHOWN).map(f -> "  " + f).collect(Collectors.joining("\n"));
            throw new PermanentException("nothing was loaded: the files have "
                    + errors.size()
                    + " error(s)\n"
                    + listed
                    + (errors.size() > SHOWN ? "\n  …" : ""));
        }
        var items = new ArrayList<>(
                contents.items().stream().filter(i -> i.kind().answers()).toList());
        var tables = of(items, TableDefinition.class);
        items.addAll(sampler.columns(tables));
        var metrics = of(items, MetricDefinition.class).stream()
                .filter(MetricDefinition::governed)
                .toList();
        var loaded = index.load(items, sampler.dimensions(metrics), recreate, progress);
        schedules.accept(
                contents.items().stream().filter(i -> !i.kind().answers()).toList());
        return loaded;
    }

    private static <T extends Definition> List<T> of(List<KnowledgeItem> items, Class<T> type) {
        return items.stream()
                .map(KnowledgeItem::definition)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
