package dev.jackdaw.model.governed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jackdaw.agent.ToolCall;
import dev.jackdaw.core.WordList;
import dev.jackdaw.data.Json;
import java.util.Optional;
import java.util.Set;

/// Questions about the schema: "what columns has customers?", "which tables are there?".
final class SchemaQuestions {
    private static final Set<String> COLUMN_WORDS = WordList.set("en/schema-columns");
    private static final Set<String> TABLE_WORDS = WordList.set("en/schema-tables");
    private static final Set<String> OTHER_WORDS = WordList.set("en/schema-others");
    private final Lexicon lexicon;

    SchemaQuestions(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /// The tool call that answers it, if it is such a question.
    Optional<ToolCall> call(Words words) {
        var table = table(words);
        boolean columns = any(words, COLUMN_WORDS);
        boolean tables = any(words, TABLE_WORDS);
        if (!(columns || tables) || !explained(words)) {
            return Optional.empty();
        }
        if (table.isPresent() && (columns || words.is(0, "describe", "explain", "show", "what"))) {
            return table.map(name -> call("describe_table", "table", name));
        }
        return tables && table.isEmpty() ? Optional.of(new ToolCall("c1", "list_tables", "{}")) : Optional.empty();
    }

    private static ToolCall call(String tool, String field, String value) {
        ObjectNode arguments = Json.mapper().createObjectNode().put(field, value);
        return new ToolCall("c1", tool, Json.text(arguments));
    }

    private static boolean any(Words words, Set<String> wanted) {
        return words.texts().stream().anyMatch(wanted::contains);
    }

    private Optional<String> table(Words words) {
        for (int i = 0; i < words.size(); i++) {
            var found = lexicon.tables().at(words, i);
            if (found.length() > 0) {
                return found.meanings().stream().findFirst();
            }
        }
        return Optional.empty();
    }

    /// Nothing but schema words, table names and fillers: a question that only mentions a table is
    /// another one.
    private boolean explained(Words words) {
        var filler = new FillerSlot();
        int i = 0;
        while (i < words.size()) {
            int table = lexicon.tables().at(words, i).length();
            boolean known = table > 0
                    || COLUMN_WORDS.contains(words.text(i))
                    || TABLE_WORDS.contains(words.text(i))
                    || filler.at(words, i).isPresent()
                    || OTHER_WORDS.contains(words.text(i));
            if (!known) {
                return false;
            }
            i += Math.max(1, table);
        }
        return true;
    }
}
