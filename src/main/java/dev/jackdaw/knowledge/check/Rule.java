package dev.jackdaw.knowledge.check;

import dev.jackdaw.knowledge.CheckFinding;
import dev.jackdaw.knowledge.file.KnowledgeFolder;
import java.util.List;

/// One thing to check about the files.
public interface Rule {
    /// What is wrong, if anything.
    List<CheckFinding> check(KnowledgeFolder.Contents contents);
}
