package dev.jackdaw.knowledge.file;

import dev.jackdaw.core.EnvironmentException;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.knowledge.CheckFinding;
import dev.jackdaw.knowledge.KnowledgeItem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The curated folder: `tables/*.json`, `queries/*.sql`, `business/*.json`, `docs/*.md`,
/// `reports/*.yaml`.
public final class KnowledgeFolder {
    private static final long BYTES_MAX = 2_000_000;

    private static final List<Format> FORMATS = List.of(
            new Format("tables", ".json", new TableFile()),
            new Format("queries", ".sql", new QueryFile()),
            new Format("business", ".json", new BusinessFile()),
            new Format("docs", ".md", new DocumentFile()),
            new Format("reports", ".yaml", new ScheduleFile()));

    private final Path folder;

    public KnowledgeFolder(Path folder) {
        this.folder = folder;
    }

    /// How one kind of file is read.
    interface Reader {
        /// Adds the file's items, and what is wrong with it.
        void read(SourceFile file, Contents contents);
    }

    private record Format(String place, String ending, Reader reader) {}

    /// Everything read, and everything wrong.
    public record Contents(List<KnowledgeItem> items, List<CheckFinding> findings, List<SourceFile> files) {
        /// Only what keeps the contents from being used.
        public List<CheckFinding> errors() {
            return findings.stream()
                    .filter(f -> f.severity() == CheckFinding.Severity.ERROR)
                    .toList();
        }
    }

    /// Reads all of it. A broken file is a finding and does not keep the others from being read.
    public Contents read() {
        if (!Files.isDirectory(folder)) {
            throw new UsageException("there is no knowledge folder "
                    + folder.toAbsolutePath().normalize()
                    + ". Name it with --dir, or draft one with: jackdaw knowledge init");
        }
        var contents = new Contents(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (var format : FORMATS) {
            for (var path : list(folder.resolve(format.place()), format.ending())) {
                load(path, contents).ifPresent(file -> format.reader().read(file, contents));
            }
        }
        duplicates(contents);
        return contents;
    }

    private static List<Path> list(Path place, String ending) {
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (var files = Files.walk(place)) {
            return files.filter(f -> f.toString().endsWith(ending) && Files.isRegularFile(f))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new EnvironmentException("can't read the folder " + place, e);
        }
    }

    private java.util.Optional<SourceFile> load(Path path, Contents contents) {
        var name = folder.relativize(path).toString();
        try {
            if (Files.size(path) > BYTES_MAX) {
                contents.findings()
                        .add(CheckFinding.error(
                                name,
                                1,
                                "file-size",
                                "the file has "
                                        + Files.size(path) / 1_000_000
                                        + " MB; "
                                        + BYTES_MAX / 1_000_000
                                        + " MB is the most",
                                "Split it into smaller files"));
                return java.util.Optional.empty();
            }
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
                    .toString();
            if (text.isBlank()) {
                contents.findings()
                        .add(CheckFinding.error(name, 1, "file-empty", "the file is empty", "Fill it or remove it"));
                return java.util.Optional.empty();
            }
            var file = new SourceFile(name, text.startsWith("\ufeff") ? text.substring(1) : text);
            contents.files().add(file);
            return java.util.Optional.of(file);
        } catch (CharacterCodingException e) {
            contents.findings()
                    .add(CheckFinding.error(name, 1, "file-encoding", "the file is not UTF-8", "Save it as UTF-8"));
            return java.util.Optional.empty();
        } catch (IOException e) {
            throw new EnvironmentException("can't read " + path + ": " + e.getMessage(), e);
        }
    }

    private static void duplicates(Contents contents) {
        Map<String, KnowledgeItem> seen = new HashMap<>();
        for (var item : contents.items()) {
            var first = seen.putIfAbsent(item.kind() + " " + item.name(), item);
            if (first != null) {
                contents.findings()
                        .add(CheckFinding.error(
                                item.source(),
                                "duplicate",
                                "the "
                                        + item.kind().word()
                                        + " '"
                                        + item.name()
                                        + "' is already defined in "
                                        + first.source().file()
                                        + ":"
                                        + first.source().line(),
                                "Keep one of the two"));
            }
        }
    }
}
