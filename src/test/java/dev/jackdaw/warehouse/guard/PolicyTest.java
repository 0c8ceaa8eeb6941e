package dev.jackdaw.warehouse.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.core.UsageException;
import dev.jackdaw.store.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What came with the program, and what a data team may add to it.
class PolicyTest {
    @TempDir
    private Path folder;

    private Policy with(String json) throws IOException {
        Files.writeString(folder.resolve("policy.json"), json);
        return Policy.standard().with(folder);
    }

    @Test
    void an_analyst_can_begin_with_nothing_that_writes() {
        assertThat(Policy.standard().statements(Role.ANALYST)).containsExactly("explain");
    }

    @Test
    void without_a_file_nothing_is_added() {
        assertThat(Policy.standard().with(folder)).isEqualTo(Policy.standard());
    }

    @Test
    void functions_and_relations_are_added_and_nothing_else_changes() throws IOException {
        var standard = Policy.standard();
        var added = with("{\"functions\": [\"public.fiscal(date)\"], \"relations\": [\"pg_catalog.pg_class\"]}");
        assertThat(added.functions().company()).containsExactly("public.fiscal(date)");
        assertThat(added.relations()).containsAll(standard.relations()).contains("pg_catalog.pg_class");
        assertThat(added.statements()).isEqualTo(standard.statements());
        assertThat(added.bounds()).isEqualTo(standard.bounds());
        assertThat(added.functions().withheld()).isEqualTo(standard.functions().withheld());
        assertThat(added.syntax()).isEqualTo(standard.syntax());
    }

    @Test
    void either_may_be_left_out() throws IOException {
        assertThat(with("{}")).isEqualTo(Policy.standard());
        assertThat(with("{\"relations\": [\"a.b\"]}").functions())
                .isEqualTo(Policy.standard().functions());
    }

    @Test
    void a_file_that_can_not_be_read_is_named() {
        assertThatThrownBy(() -> with("["))
                .isInstanceOf(UsageException.class)
                .satisfies(e -> assertThat(e.getMessage())
                        .startsWith(folder.resolve("policy.json") + " can't be read: ")
                        .endsWith("Write {\"functions\": [\"public.name(types)\"], \"relations\": [\"schema.name\"]}"));
    }
}
