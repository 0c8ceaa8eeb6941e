package dev.jackdaw.knowledge.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonalColumnsTest {
    @TempDir
    private Path knowledge;

    @Test
    void one_unreadable_file_does_not_open_what_others_mark() throws IOException {
        var tables = Files.createDirectory(knowledge.resolve("tables"));
        for (var name : List.of("a", "m", "z")) {
            var text = "{\"table_name\": \"%s\", \"pii\": [\"email\"]}".formatted(name);
            Files.writeString(tables.resolve(name + ".json"), name.equals("m") ? "{" : text);
        }
        assertThat(PersonalColumns.in(knowledge, List.of()))
                .isEqualTo(Map.of("public.a", List.of("email"), "public.z", List.of("email")));
    }

    private void write(String name, String text) throws IOException {
        var file = knowledge.resolve("tables").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void nothing_is_personal_where_there_are_no_notes_or_none_says_so() throws IOException {
        assertThat(PersonalColumns.in(knowledge, List.of())).isEmpty();
        write("a.json", "{\"table_name\": \"a\"}");
        write("b.json", "{\"table_name\": \"b\", \"pii\": []}");
        write("c.txt", "{\"table_name\": \"c\", \"pii\": [\"email\"]}");
        assertThat(PersonalColumns.in(knowledge, List.of())).isEmpty();
    }

    @Test
    void what_notes_in_inner_folders_mark_is_personal_too() throws IOException {
        write("crm/people/a.json", "{\"table_name\": \"a\", \"schema\": \"crm\", \"pii\": [\"email\", \"phone\"]}");
        assertThat(PersonalColumns.in(knowledge, List.of())).isEqualTo(Map.of("crm.a", List.of("email", "phone")));
    }

    @Test
    void a_byte_order_mark_opens_nothing() throws IOException {
        write("a.json", "\ufeff{\"table_name\": \"a\", \"pii\": [\"email\"]}");
        assertThat(PersonalColumns.in(knowledge, List.of())).isEqualTo(Map.of("public.a", List.of("email")));
    }

    @Test
    void two_notes_on_one_table_are_added_up() throws IOException {
        write("a.json", "{\"table_name\": \"a\", \"pii\": [\"email\", \"phone\"]}");
        write("b.json", "{\"table_name\": \"a\", \"schema\": \"public\", \"pii\": [\"phone\", \"iban\"]}");
        assertThat(PersonalColumns.in(knowledge, List.of()).get("public.a"))
                .containsExactlyInAnyOrder("email", "phone", "iban");
    }

    @Test
    void white_space_around_names_opens_nothing() throws IOException {
        write("a.json", "{\"table_name\": \" a \", \"schema\": \" s \", \"pii\": [\" email \"]}");
        assertThat(PersonalColumns.in(knowledge, List.of())).isEqualTo(Map.of("s.a", List.of("email")));
    }

    @Test
    void notes_without_a_schema_mean_the_table_in_every_company_schema() throws IOException {
        write("a.json", "{\"table_name\": \"a\", \"pii\": [\"email\"]}");
        write("b.json", "{\"table_name\": \"a\", \"schema\": \"sales\", \"pii\": [\"phone\"]}");
        assertThat(PersonalColumns.in(knowledge, List.of("sales", "crm")))
                .isEqualTo(Map.of("sales.a", List.of("phone", "email"), "crm.a", List.of("email")));
    }
}
