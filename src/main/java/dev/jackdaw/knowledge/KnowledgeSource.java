package dev.jackdaw.knowledge;

/// Where a piece of knowledge comes from: a file of the folder and a line of it, or no file ("" and
/// 0).
public record KnowledgeSource(Origin origin, String file, int line) {
    /// Who says so.
    public enum Origin {
        FILE,
        DATABASE,
        BUILT
    }

    /// A line of a file, which is named as it is inside the folder.
    public static KnowledgeSource file(String name, int line) {
        return new KnowledgeSource(Origin.FILE, name, line);
    }

    /// What the database tells of itself.
    public static KnowledgeSource database() {
        return new KnowledgeSource(Origin.DATABASE, "", 0);
    }

    /// What was built here.
    public static KnowledgeSource built() {
        return new KnowledgeSource(Origin.BUILT, "", 0);
    }
}
