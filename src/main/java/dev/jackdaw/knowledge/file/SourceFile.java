package dev.jackdaw.knowledge.file;

/// A file's name inside the folder, and its text.
public record SourceFile(String name, String text) {
    /// The line a character stands in, counted from 1.
    int lineAt(int offset) {
        return 1
                + (int) text.substring(0, Math.min(offset, text.length()))
                        .lines()
                        .count()
                - (offset > 0 && text.charAt(Math.min(offset, text.length()) - 1) != '\n' ? 1 : 0);
    }
}
