package dev.jackdaw.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestDatabase;
import dev.jackdaw.cli.Cli;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Company data on another server than Jackdaw's own state.
class WarehouseTest {
    @Test
    void a_warehouse_of_its_own_is_read_and_gets_no_sample_by_itself() {
        var warehouse = TestDatabase.fresh();
        var settings = Map.of(
                "JACKDAW_HOME", TestDatabase.home().folder().toString(),
                "WAREHOUSE_URL", TestDatabase.url(warehouse));
        var tables = "SELECT count(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', " + "'information_schema')";

        assertThat(Cli.run(settings, "ask", "What is our MRR?").code()).isEqualTo(1);
        assertThat(TestDatabase.rows(warehouse, tables).getFirst()).containsExactly("0");

        assertThat(Cli.run(settings, "sample", "load").code()).isZero();
        assertThat(Cli.run(settings, "knowledge", "load").code()).isZero();
        assertThat(Cli.run(settings, "ask", "What is our MRR by plan?").out())
                .contains("enterprise", "Governed metric");
        assertThat(TestDatabase.rows(warehouse, tables).getFirst()).containsExactly("6");
    }
}
