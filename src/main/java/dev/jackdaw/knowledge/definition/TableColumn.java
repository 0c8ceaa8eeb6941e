package dev.jackdaw.knowledge.definition;

import static dev.jackdaw.knowledge.definition.AbsentValues.text;

import java.util.List;
import java.util.stream.Stream;

/// A column of a table's notes.
public record TableColumn(String name, String type, String description) {
    /// Stands before each note that was added behind a description.
    public static final String NOTE = " Note: ";

    public TableColumn {
        name = text(name);
        type = text(type);
        description = text(description);
    }

    /// The notes that were added behind its description.
    public List<String> notes() {
        return Stream.of(description.split(NOTE)).skip(1).toList();
    }
}
