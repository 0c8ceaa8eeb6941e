package dev.jackdaw.knowledge.check;

import dev.jackdaw.knowledge.CheckFinding;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.knowledge.file.KnowledgeFolder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Words with two meanings: a synonym of two metrics is asked back, which should be intended; a
/// synonym that is another metric's name contradicts it.
public final class SynonymRule implements Rule {
    @Override
    public List<CheckFinding> check(KnowledgeFolder.Contents contents) {
        var findings = new ArrayList<CheckFinding>();
        Map<String, KnowledgeItem> names = new HashMap<>();
        Map<String, KnowledgeItem> synonyms = new HashMap<>();
        var metrics = contents.items().stream()
                .filter(i -> i.definition() instanceof MetricDefinition)
                .toList();
        metrics.forEach(i -> names.put(i.name().toLowerCase(Locale.ROOT), i));
        for (var item : metrics) {
            for (var synonym : ((MetricDefinition) item.definition()).synonyms()) {
                var word = synonym.toLowerCase(Locale.ROOT);
                var owner = names.get(word);
                if (owner != null && !owner.equals(item)) {
                    findings.add(CheckFinding.error(
                            item.source(),
                            "synonym-contradiction",
                            "'" + synonym + "' is a synonym of " + item.name() + " and the name of another metric",
                            "Remove the synonym"));
                }
                var other = synonyms.putIfAbsent(word, item);
                if (other != null && !other.equals(item)) {
                    findings.add(CheckFinding.warning(
                            item.source(),
                            "synonym-ambiguous",
                            "'"
                                    + synonym
                                    + "' means both "
                                    + other.name()
                                    + " and "
                                    + item.name()
                                    + ", so people are asked which",
                            "Keep it on one of them if that is not intended"));
                }
            }
        }
        return findings;
    }
}
