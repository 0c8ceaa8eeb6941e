package dev.jackdaw.knowledge.check;

import dev.jackdaw.knowledge.CheckFinding;
import dev.jackdaw.knowledge.file.KnowledgeFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Reads a folder and applies every rule to it.
public final class KnowledgeCheck {
    private final List<Rule> rules;

    public KnowledgeCheck(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /// Everything found, in the order of files and lines.
    public List<CheckFinding> check(Path folder) {
        var contents = new KnowledgeFolder(folder).read();
        var findings = new ArrayList<>(contents.findings());
        rules.forEach(rule -> findings.addAll(rule.check(contents)));
        findings.sort(Comparator.comparing(CheckFinding::file).thenComparingInt(CheckFinding::line));
        return findings.stream().distinct().toList();
    }
}
