package dev.jackdaw.learning.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.core.RunId;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Json;
import dev.jackdaw.knowledge.index.KnowledgeIndex;
import dev.jackdaw.learning.Audience;
import dev.jackdaw.learning.Learning;
import dev.jackdaw.learning.Learning.Type;
import dev.jackdaw.model.embedding.Embedder;
import dev.jackdaw.store.Lifecycle;
import dev.jackdaw.store.StateDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Learnings as they are written into files that nothing curated stands in yet.
class EditsTest {
    private static StateDatabase database;
    private static KnowledgeIndex index;

    @TempDir
    private Path folder;

    /// What is found by its name alone needs no vectors.
    private static final class Wordless implements Embedder {
        @Override
        public String name() {
            return "wordless";
        }

        @Override
        public int dimensions() {
            return 1;
        }

        @Override
        public List<float[]> embed(List<String> texts) {
            return texts.stream().map(text -> new float[] {1}).toList();
        }

        @Override
        public float[] embedQuestion(String question) {
            return new float[] {1};
        }
    }

    @BeforeAll
    static void open() {
        database = StateDatabase.open(TestDatabase.service());
        index = new KnowledgeIndex(database, new Wordless());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static Learning learning(String id, Type type, String text, String sql, String question) {
        return new Learning(
                id,
                new Learning.Content(type, text, sql, question, List.of("public.orders")),
                Audience.COMPANY,
                Map.of(),
                new Learning.Origin(RunId.next(Clock.systemUTC()), List.of()),
                "rule",
                new Lifecycle.Status<>(Learning.State.ACTIVE, "", 1),
                List.of(),
                Instant.EPOCH);
    }

    private static Learning query(String id, String sql, String question) {
        return learning(id, Type.QUERY, "A query that answers: " + question, sql, question);
    }

    private List<String> write(Learning... learnings) {
        return new Edits(index, folder).write(List.of(learnings));
    }

    private String file(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private JsonNode gotchas() throws IOException {
        return Json.own(file("business/learned.json"), JsonNode.class).path("common_gotchas");
    }

    @Test
    void a_query_is_written_once_under_its_question() throws IOException {
        var orders = query("l1", "select 1", "How many <orders> are\nthere?");
        assertThat(write(orders)).containsExactly("A query that answers: How many <orders> are there? (l1)");
        assertThat(write(orders)).isEmpty();
        assertThat(file("queries/learned.sql")).isEqualTo("""
            -- <query how_many_orders_are_there>
            -- <description>How many orders are there?</description>
            -- <query>
            select 1
            -- </query>
            """);
    }

    /// What a longer query begins with is another query.
    @Test
    void a_query_within_another_one_is_written_too() throws IOException {
        assertThat(write(query("l1", "select 10", "Ten?"), query("l2", "select 1", "One?")))
                .hasSize(2);
        assertThat(file("queries/learned.sql")).contains("\nselect 10\n", "\nselect 1\n");
    }

    @Test
    void two_queries_of_one_name_are_told_apart() throws IOException {
        write(query("l1", "select 1", "Orders?"), query("l2", "select 2", "orders!"), query("l3", "select 3", "订单?"));
        assertThat(file("queries/learned.sql"))
                .contains("-- <query orders>\n", "-- <query orders_l2>\n", "-- <query l3>\n");
    }

    @Test
    void a_sentence_of_two_parts_is_an_issue_and_its_solution() throws IOException {
        assertThat(write(learning("l1", Type.FIX, "There is no `state`; what is meant is `status`.", "", "q")))
                .hasSize(1);
        assertThat(gotchas()).hasSize(1);
        assertThat(gotchas().path(0).path("issue").asText()).isEqualTo("There is no `state`");
        assertThat(gotchas().path(0).path("solution").asText()).isEqualTo("what is meant is `status`.");
        assertThat(gotchas().path(0).path("tables_affected").path(0).asText()).isEqualTo("orders");
    }

    @Test
    void a_term_of_no_metric_is_a_gotcha_and_nothing_is_written_twice() throws IOException {
        var term = learning("l1", Type.TERM, "\"logos\" means \"customers\".", "", "q");
        var quirk = learning("l2", Type.QUIRK, "Orders of \"pilots\" \\ have\nno source.", "", "q");
        assertThat(write(term, quirk, term)).hasSize(2);
        assertThat(write(quirk)).isEmpty();
        assertThat(gotchas()).hasSize(2);
        assertThat(gotchas().path(1).path("issue").asText()).isEqualTo(quirk.text());
        assertThat(gotchas().path(1).path("solution").asText()).isEqualTo(quirk.text());
    }

    @Test
    void what_stands_in_the_file_stays() throws IOException {
        Files.createDirectories(folder.resolve("business"));
        Files.writeString(
                folder.resolve("business/learned.json"),
                "{\"owner\": \"data\", \"common_gotchas\": [{\"issue\": \"old\"}]}");
        write(learning("l1", Type.QUIRK, "Orders have no source.", "", "q"));
        assertThat(file("business/learned.json")).contains("\"owner\" : \"data\"", "\"issue\" : \"old\"");
        assertThat(gotchas()).hasSize(2);
    }

    @Test
    void a_file_that_is_no_object_is_left_as_it_is() throws IOException {
        Files.createDirectories(folder.resolve("business"));
        for (var text : List.of("[1]", "{\"a\"")) {
            Files.writeString(folder.resolve("business/learned.json"), text);
            assertThatThrownBy(() -> write(learning("l1", Type.QUIRK, "Orders have no source.", "", "q")))
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith(
                            folder.resolve("business/learned.json").toString());
            assertThat(file("business/learned.json")).isEqualTo(text);
        }
    }
}
