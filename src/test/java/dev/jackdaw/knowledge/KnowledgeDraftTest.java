package dev.jackdaw.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestDatabase;
import dev.jackdaw.app.Config;
import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.knowledge.draft.ColumnStatistics;
import dev.jackdaw.knowledge.draft.KnowledgeDraft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Drafts for a schema that the team did not write.
class KnowledgeDraftTest {
    private static final String[] STRANGE = {
        "CREATE SCHEMA \"Sales Data\"",
        "CREATE SCHEMA crm",
        "CREATE TYPE crm.mood AS ENUM ('happy', 'sad')",
        "CREATE DOMAIN crm.email AS text CHECK (VALUE LIKE '%@%')",
        "CREATE TABLE crm.\"Account\" (\"accountId\" bigint GENERATED ALWAYS AS IDENTITY PRIMARY "
                + "KEY, \"Full Name\" varchar(80), mood crm.mood, mail crm.email, tags text[], extra "
                + "jsonb)",
        "COMMENT ON TABLE crm.\"Account\" IS 'Who we sell to'",
        "COMMENT ON COLUMN crm.\"Account\".mood IS 'How they feel'",
        "CREATE TABLE \"Sales Data\".\"orderLines\" (order_no int, line_no int, account_id bigint "
                + "REFERENCES crm.\"Account\", net numeric(10,2), gross numeric(10,2) GENERATED ALWAYS AS "
                + "(net * 1.2) STORED, created_at timestamptz, PRIMARY KEY (order_no, line_no))",
        "CREATE TABLE \"Sales Data\".shipments (order_no int, line_no int, at date, FOREIGN KEY "
                + "(order_no, line_no) REFERENCES \"Sales Data\".\"orderLines\")",
        "CREATE TABLE \"Sales Data\".events (id bigint, happened timestamp NOT NULL) PARTITION BY "
                + "RANGE (happened)",
        "CREATE TABLE \"Sales Data\".events_2026 PARTITION OF \"Sales Data\".events FOR VALUES "
                + "FROM ('2026-01-01') TO ('2027-01-01')",
        "CREATE VIEW \"Sales Data\".totals AS SELECT account_id, sum(net) AS net FROM \"Sales "
                + "Data\".\"orderLines\" GROUP BY 1",
        "CREATE MATERIALIZED VIEW \"Sales Data\".daily AS SELECT created_at::date AS day, "
                + "count(*) AS n FROM \"Sales Data\".\"orderLines\" GROUP BY 1",
        "INSERT INTO crm.\"Account\" (\"Full Name\", mood) SELECT 'n' || g, CASE WHEN g % 2 = 0 "
                + "THEN 'happy' ELSE 'sad' END::crm.mood FROM generate_series(1, 200) g",
        "INSERT INTO \"Sales Data\".\"orderLines\" (order_no, line_no, account_id, net, "
                + "created_at) SELECT g, 1, 1 + g % 200, g, now() FROM generate_series(1, 500) g",
        "ANALYZE",
        "CREATE TABLE crm.fresh (id int PRIMARY KEY, note text)"
    };

    @Test
    void drafts_of_a_strange_schema_pass_the_check(@TempDir Path folder) throws IOException {
        var database = TestDatabase.fresh();
        TestDatabase.run(database, STRANGE);
        var settings = TestDatabase.settings(database);
        settings.put("JACKDAW_COMPANY_SCHEMAS", "crm,Sales Data");
        try (var jackdaw = Jackdaw.open(new Config(settings))) {
            var drafts = new KnowledgeDraft(
                    jackdaw.warehouse().schema(),
                    new ColumnStatistics(jackdaw.warehouse().catalogue()));
            drafts.write("crm", folder);
            assertThat(drafts.write("Sales Data", folder)).hasSize(5);
            assertThat(jackdaw.check(told -> {}).check(folder)).isEmpty();
            var account = Files.readString(folder.resolve("tables/crm.Account.json"));
            assertThat(account)
                    .contains(
                            "Who we sell to",
                            "How they feel",
                            "happy, sad",
                            "identity column",
                            "CONFIRM",
                            "mail is NULL in about 100 %");
            var lines = Files.readString(folder.resolve("tables/Sales_Data.orderLines.json"));
            assertThat(lines)
                    .contains(
                            "generated column",
                            "\"freshness_column\" : \"created_at\"",
                            "crm.Account",
                            "About 500 rows");
            assertThat(Files.readString(folder.resolve("tables/Sales_Data.shipments.json")))
                    .contains("order_no = orderLines.order_no AND");
            assertThat(Files.readString(folder.resolve("tables/crm.fresh.json")))
                    .contains("no statistics yet: run ANALYZE on crm.fresh");
            jackdaw.knowledge().loader().load(folder, false, done -> {});
            assertThat(jackdaw.learning()
                            .recall()
                            .curated("full name of the account", 3, 5_000)
                            .getFirst()
                            .ref()
                            .name())
                    .isEqualTo("crm.Account");
            assertThat(jackdaw.dataClock().read().today()).isNotNull();
        }
    }
}
