package dev.jackdaw.warehouse.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.core.Cancellation;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.Caller;
import dev.jackdaw.warehouse.Principals;
import dev.jackdaw.warehouse.QueryOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// PostgreSQL's row-level security sees who asks; personal columns are withheld.
class PeoplesRightsTest {
    private static CorpusDatabase company;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        var people = folder.resolve("people.json");
        Files.writeString(people, """
            {"maria": {"region": "EMEA"}, "joe": {"region": "AMER"}, "o'neil": {"region": "x'; DROP TABLE products; --"}}
            """);
        company = new CorpusDatabase(Principals.read(Optional.of(people)));
    }

    @AfterAll
    static void close() {
        company.close();
    }

    private static QueryOutcome ask(String person, String sql) {
        return company.warehouse()
                .run(Role.ANALYST, sql, company.warehouse().limits(), new Caller(person, new Cancellation()));
    }

    private static String regions(String person) {
        var outcome = ask(person, "SELECT string_agg(DISTINCT region, ',') FROM accounts");
        assertThat(outcome).isInstanceOf(QueryOutcome.Rows.class);
        return String.valueOf(
                ((QueryOutcome.Rows) outcome).table().rows().getFirst().getFirst());
    }

    @Test
    void each_person_sees_the_rows_of_their_attributes() {
        assertThat(regions("maria")).isEqualTo("EMEA");
        assertThat(regions("joe")).isEqualTo("AMER");
        assertThat(regions("maria")).isEqualTo("EMEA");
    }

    @Test
    void nobody_and_strangers_see_none() {
        assertThat(regions("maria")).isEqualTo("EMEA");
        assertThat(regions("")).isEqualTo("null");
        assertThat(regions("mallory")).isEqualTo("null");
    }

    @Test
    void an_attribute_is_a_value_whatever_it_holds() {
        assertThat(regions("o'neil")).isEqualTo("null");
        assertThat(ask("joe", "SELECT count(*) FROM products")).isInstanceOf(QueryOutcome.Rows.class);
    }

    @Test
    void nobody_can_take_the_attributes_of_another() {
        assertThat(ask("joe", "SELECT set_config('jackdaw.region', 'EMEA', true), region FROM accounts"))
                .isInstanceOf(QueryOutcome.Refused.class);
        assertThat(ask("joe", "SET jackdaw.region = 'EMEA'")).isInstanceOf(QueryOutcome.Refused.class);
    }

    @Test
    void a_view_that_was_built_keeps_to_the_rights_of_who_asks() {
        var built = company.warehouse()
                .run(
                        Role.ENGINEER,
                        "CREATE VIEW jackdaw.by_region AS SELECT region, sum(balance) AS total FROM accounts "
                                + "GROUP BY 1",
                        company.warehouse().limits(),
                        Caller.nobody());
        assertThat(built).isInstanceOf(QueryOutcome.Rows.class);
        var seen = ask("maria", "SELECT region FROM jackdaw.by_region");
        assertThat(((QueryOutcome.Rows) seen).table().rows()).hasSize(1);
        assertThat(((QueryOutcome.Rows) seen).table().rows().getFirst().getFirst())
                .isEqualTo("EMEA");
    }

    @Test
    void personal_columns_are_withheld_and_the_refusal_says_which_and_what_to_do() {
        var refused = ask("maria", "SELECT id, email, phone FROM customers");
        assertThat(refused).isInstanceOf(QueryOutcome.Refused.class);
        assertThat(refused.text()).contains("personal data", "email, phone", "other columns");
        assertThat(ask("maria", "SELECT id, country FROM customers")).isInstanceOf(QueryOutcome.Rows.class);
    }

    @Test
    void a_file_that_can_t_be_used_is_named(@TempDir Path folder) throws IOException {
        var file = folder.resolve("p.json");
        Files.writeString(file, "{\"maria\": {\"Region\": \"x\"}}");
        assertThatThrownBy(() -> Principals.read(Optional.of(file)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("Region");
        Files.writeString(file, "nonsense");
        assertThatThrownBy(() -> Principals.read(Optional.of(file)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("JACKDAW_PRINCIPALS");
    }
}
