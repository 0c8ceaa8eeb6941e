package dev.jackdaw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.store.StateDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Each table of our state belongs to one room, whose SQL alone writes it and, but for a few joins
/// that are named here, reads it.
class TableOwnersTest {
    private static final Path MAIN = Path.of("src/main/java/dev/jackdaw");

    private static final Map<String, List<String>> OWNED = Map.of(
            "agent", List.of("feedback", "run", "run_cost", "spend", "step"),
            "asset", List.of("asset", "asset_event", "asset_use", "question_shape"),
            "desk", List.of("notice"),
            "knowledge", List.of("dimension_value", "knowledge_item", "knowledge_state", "knowledge_word"),
            "learning",
                    List.of(
                            "dependant",
                            "dependant_dependency",
                            "learning",
                            "learning_dependency",
                            "learning_event",
                            "learning_forgotten",
                            "learning_item",
                            "learning_question",
                            "learning_run",
                            "learning_use"),
            "report",
                    List.of(
                            "report",
                            "report_delivery",
                            "report_event",
                            "report_posting",
                            "report_snapshot",
                            "watch_alert"),
            "slack", List.of("slack_inbox", "slack_run"));

    /// Who reads another room's table, by file and table: joins over many rows, which two statements
    /// would have to send to and fro.
    private static final Set<String> JOINED = Set.of(
            "learning/Coverage reads run",
            "learning/Coverage reads step",
            "learning/LiftLedger reads feedback",
            "learning/LiftLedger reads run",
            // What an agent's login is shown to be refused.
            "store/LoginProof reads run");

    private static final Pattern GLUE = Pattern.compile("\"\\s*\\+\\s*\"");
    private static final Pattern WRITES =
            Pattern.compile("\\b(?:INSERT INTO|DELETE FROM|UPDATE|TRUNCATE)\\s+(?:jackdaw_state\\.)?(\\w+)");
    private static final Pattern NAMED = Pattern.compile(
            "\\b(?:FROM|JOIN|INTO|UPDATE|USING|TRUNCATE|TABLE)\\s+(?:jackdaw_state\\.)?(\\w+)|\"(\\w+_\\w+)\"");

    /// Tables that are handed to what works on them.
    private static final Pattern HANDED =
            Pattern.compile("new (?:WorkQueue|Lifecycle<[^>]*>|SearchTable)\\(\\s*(?:\\w+,\\s*)?\"(\\w+)\"");

    private static Map<String, String> owners() {
        var owners = new TreeMap<String, String>();
        OWNED.forEach((room, tables) -> tables.forEach(table -> owners.put(table, room)));
        return owners;
    }

    @Test
    void every_table_has_an_owner() {
        try (var database = StateDatabase.open(TestDatabase.service())) {
            var tables = database.query("SELECT tablename::text AS name FROM pg_tables WHERE schemaname ="
                            + " 'jackdaw_state' AND tablename NOT LIKE 'qrtz%' AND tablename NOT LIKE 'flyway%'")
                    .list(row -> row.text("name"));
            assertThat(owners().keySet()).containsExactlyInAnyOrderElementsOf(tables);
        }
    }

    @Test
    void a_rooms_sql_writes_and_reads_its_own_tables() throws IOException {
        var owners = owners();
        var foreign = new TreeSet<String>();
        try (var files = Files.walk(MAIN)) {
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                var room = MAIN.relativize(file).getName(0).toString();
                var name = room + "/" + file.getFileName().toString().replace(".java", "");
                var text = GLUE.matcher(Files.readString(file)).replaceAll("");
                found(WRITES, text).stream()
                        .filter(table -> !room.equals(owners.getOrDefault(table, room)))
                        .forEach(table -> foreign.add(name + " writes " + table));
                found(HANDED, text).stream()
                        .filter(table -> !room.equals(owners.getOrDefault(table, room)))
                        .forEach(table -> foreign.add(name + " writes " + table));
                found(NAMED, text).stream()
                        .filter(table -> !room.equals(owners.getOrDefault(table, room)))
                        .forEach(table -> foreign.add(name + " reads " + table));
            }
        }
        assertThat(foreign).containsExactlyInAnyOrderElementsOf(JOINED);
    }

    private static Set<String> found(Pattern pattern, String text) {
        var found = new TreeSet<String>();
        pattern.matcher(text).results().forEach(m -> {
            for (int group = 1; group <= m.groupCount(); group++) {
                if (m.group(group) != null) {
                    found.add(m.group(group));
                }
            }
        });
        return found;
    }
}
