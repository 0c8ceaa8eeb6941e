package dev.jackdaw.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.TestCompany;
import dev.jackdaw.core.PermanentException;
import dev.jackdaw.knowledge.definition.QueryDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files that people write, and what the check says of them.
class KnowledgeFilesTest {
    private static TestCompany company;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        company = TestCompany.open();
    }

    @AfterAll
    static void close() {
        company.close();
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }

    private List<CheckFinding> check() {
        return company.jackdaw().check(told -> {}).check(folder);
    }

    private List<String> errors() {
        return check().stream()
                .filter(f -> f.severity() == CheckFinding.Severity.ERROR)
                .map(f -> f.rule() + " " + f.file() + ":" + f.line())
                .toList();
    }

    @Test
    void our_own_folder_has_no_errors() {
        assertThat(company.jackdaw().check(told -> {}).check(Path.of("knowledge")))
                .filteredOn(f -> f.severity() == CheckFinding.Severity.ERROR)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        tables/a.json       | {"table_name": "customers",                                                          | json tables/a.json:1
        tables/a.json       | [1]                                                                                  | json-shape tables/a.json:1
        tables/a.json       | {"table_name": "nowhere", "table_description": "d", "table_columns": []}             | table-missing tables/a.json:1
        tables/a.json       | {"table_name": "customers", "table_description": "d", "table_columns": [{"name": "colour", "type": "text"}]} | column-missing tables/a.json:1
        tables/a.json       | {"table_name": "customers", "table_columns": []}                                     | json-schema tables/a.json:1
        business/m.json     | {"metrics": [{"name": "x", "definition": "d", "measure": "SUM(c.nothing)", "from": "customers c", "time": {"meaning": "flow", "column": "c.signup_date"}}]} | metric-fails business/m.json:1
        business/m.json     | {"metrics": [{"name": "x", "definition": "d", "measure": "COUNT(*)", "from": "customers c"}]} | json-schema business/m.json:1
        business/m.json     | {"metrics": [{"name": "x", "definition": "d"}, {"name": "x", "definition": "e"}]}     | duplicate business/m.json:1
        business/m.json     | {"metrics": [{"name": "x", "definition": "d", "synonyms": ["y"]}, {"name": "y", "definition": "e"}]} | synonym-contradiction business/m.json:1
        """)
    void each_mistake_is_found_where_it_stands(String name, String text, String expected) throws IOException {
        write(name, text);
        assertThat(errors()).contains(expected);
    }

    @Test
    void a_join_that_multiplies_rows_is_found() throws IOException {
        write("business/m.json", """
            {"metrics": [{"name": "sign-ups", "definition": "d", "measure": "COUNT(*)", "from": "customers c", "format": "integer",
              "time": {"meaning": "flow", "column": "c.signup_date"}, "additive": true,
              "dimensions": [{"name": "plan", "expression": "s.plan", "join": "JOIN subscriptions s ON s.customer_id = c.id"}]}]}
            """);
        assertThat(errors()).containsExactly("dimension-fan-out business/m.json:1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        SELECT 1; SELECT 2              | query-fails
        DELETE FROM customers           | query-fails
        SELECT nothing FROM customers   | query-fails
        """)
    void a_query_that_may_not_run_is_found(String sql, String rule) throws IOException {
        write(
                "queries/q.sql",
                "\n-- <query q1>\n-- <description>d</description>\n-- <query>\n" + sql + "\n-- </query>\n");
        assertThat(errors()).containsExactly(rule + " queries/q.sql:2");
    }

    @Test
    void unreadable_files_are_named_and_nothing_is_loaded() throws IOException {
        write("docs/big.md", "x".repeat(10_000_000));
        write("docs/empty.md", "");
        Files.createDirectories(folder.resolve("tables"));
        Files.write(folder.resolve("tables/latin1.json"), new byte[] {'{', '"', (byte) 0xe9, '"', '}'});
        assertThat(errors())
                .contains(
                        "file-size docs/big.md:1", "file-empty docs/empty.md:1", "file-encoding tables/latin1.json:1");
        long before = company.jackdaw().knowledge().index().generation();
        assertThatThrownBy(() -> company.jackdaw().knowledge().loader().load(folder, false, done -> {}))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("latin1.json");
        assertThat(company.jackdaw().knowledge().index().generation()).isEqualTo(before);
    }

    /// A folder in the formats that Dash has, with fields we don't know.
    @Test
    void a_dash_user_s_folder_loads_and_is_reported_on() throws IOException {
        write("tables/customers.json", """
            {"table_name": "customers", "table_description": "All customers", "use_cases": ["Counting"], "data_quality_notes": ["None"],
             "table_columns": [{"name": "id", "type": "int", "description": "Key", "example": 7}], "refresh": {"cron": "daily"}}
            """);
        write("business/metrics.json", """
            {"metrics": [{"name": "Head count", "definition": "Customers", "table": "customers", "calculation": "COUNT(*)", "owner_team": "x"}],
             "business_rules": ["Trials are not customers"],
             "common_gotchas": [{"issue": "Trials", "tables_affected": ["customers"], "solution": "Leave them out", "severity": "low"}]}
            """);
        write("queries/common.sql", """
            -- <query name>customers_by_country</query name>
            -- <query description>
            -- Customers by country,
            -- most first
            -- </query description>
            -- <query>
            SELECT country, count(*) FROM customers GROUP BY 1 ORDER BY 2 DESC;
            -- </query>

            -- <query plain_form>
            -- <description>Number of customers</description>
            -- <query>
            SELECT count(*) FROM customers
            -- </query>
            """);
        assertThat(errors()).isEmpty();
        assertThat(check()).extracting(CheckFinding::rule).contains("metric-ungoverned", "column-undescribed");
        try (var other = TestCompany.open()) {
            other.jackdaw().knowledge().loader().load(folder, false, done -> {});
            var query = other.jackdaw()
                    .knowledge()
                    .index()
                    .find(KnowledgeKind.QUERY, "customers_by_country")
                    .orElseThrow();
            assertThat(((QueryDefinition) query.definition()).description())
                    .isEqualTo("Customers by country, most first");
            assertThat(other.jackdaw().knowledge().index().all(KnowledgeKind.METRIC))
                    .hasSize(1);
            assertThat(other.jackdaw().knowledge().index().all(KnowledgeKind.GOTCHA))
                    .hasSize(1);
        }
    }

    @Test
    void loading_again_changes_only_what_changed() throws IOException {
        try (var other = TestCompany.open()) {
            write("docs/a.md", "# One\n\nfirst\n\n# Two\n\nsecond\n");
            other.jackdaw().knowledge().loader().load(folder, false, done -> {});
            write("docs/a.md", "# One\n\nfirst\n\n# Two\n\nchanged\n");
            var again = other.jackdaw().knowledge().loader().load(folder, false, done -> {});
            assertThat(again.changed()).isEqualTo(1);
            assertThat(again.added()).isZero();
            assertThat(again.removed()).isZero();
            Files.delete(folder.resolve("docs/a.md"));
            assertThat(other.jackdaw()
                            .knowledge()
                            .loader()
                            .load(folder, false, done -> {})
                            .removed())
                    .isEqualTo(2);
        }
    }
}
