package dev.jackdaw.cli;

import dev.jackdaw.core.UsageException;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.definition.ReportDefinition;
import dev.jackdaw.knowledge.file.KnowledgeFolder;
import java.nio.file.Path;
import java.util.Optional;

/// A report that is read from a file of a knowledge folder, without loading it.
final class ReportFile {
    private ReportFile() {}

    /// Reads one; what is wrong with it is a [UsageException].
    static ReportDefinition read(String path) {
        var file = Path.of(path).toAbsolutePath();
        var folder = Optional.ofNullable(file.getParent()).map(Path::getParent).orElse(file);
        var contents = new KnowledgeFolder(folder).read();
        var name = folder.relativize(file).toString();
        contents.findings().stream()
                .filter(f -> f.file().equals(name))
                .findFirst()
                .ifPresent(f -> {
                    throw new UsageException(f.toString());
                });
        return contents.items().stream()
                .filter(i -> i.source().file().equals(name))
                .map(KnowledgeItem::definition)
                .filter(ReportDefinition.class::isInstance)
                .map(ReportDefinition.class::cast)
                .findFirst()
                .orElseThrow(() ->
                        new UsageException(path + " is no report inside a folder named reports. Is the path right?"));
    }
}
