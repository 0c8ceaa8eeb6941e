package dev.jackdaw.knowledge.file;

import dev.jackdaw.knowledge.Identifiers;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.knowledge.KnowledgeSource;
import dev.jackdaw.knowledge.definition.DocumentDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// `docs/*.md`: institutional text, cut at its headings and into pieces of a readable size.
final class DocumentFile implements KnowledgeFolder.Reader {
    private static final Pattern HEADING = Pattern.compile("^(#{1,6})\\s+(.+?)\\s*#*$");
    private static final int PIECE_CHARACTERS = 2_000;

    @Override
    public void read(SourceFile file, KnowledgeFolder.Contents contents) {
        var path = new ArrayList<String>();
        var section = new StringBuilder();
        int line = 0;
        int began = 1;
        boolean fenced = false;
        for (var text : file.text().lines().toList()) {
            line++;
            fenced ^= text.startsWith("```");
            var heading = HEADING.matcher(text);
            if (!fenced && heading.matches()) {
                add(file, began, path, section, contents);
                int level = heading.group(1).length();
                while (path.size() >= level) {
                    path.removeLast();
                }
                path.add(heading.group(2));
                began = line;
            } else {
                section.append(text).append('\n');
            }
        }
        add(file, began, path, section, contents);
    }

    private static void add(
            SourceFile file, int line, List<String> path, StringBuilder section, KnowledgeFolder.Contents contents) {
        var text = section.toString().strip();
        section.setLength(0);
        var title = path.isEmpty() ? file.name() : String.join(" › ", path);
        int from = 0;
        for (int part = 0; from < text.length(); part++) {
            int to = cut(text, from);
            var piece = text.substring(from, to);
            from = to;
            var name = file.name() + ":" + line + (part == 0 ? "" : "+" + part);
            contents.items()
                    .add(new KnowledgeItem(
                            KnowledgeKind.DOCUMENT,
                            name,
                            KnowledgeSource.file(file.name(), line),
                            title,
                            piece,
                            Identifiers.searchable(title + "\n" + piece),
                            new DocumentDefinition(title, piece)));
        }
    }

    /// Where the piece ends that begins there: never within a character.
    private static int cut(String text, int from) {
        int to = Math.min(text.length(), from + PIECE_CHARACTERS);
        return to < text.length() && Character.isHighSurrogate(text.charAt(to - 1)) ? to - 1 : to;
    }
}
