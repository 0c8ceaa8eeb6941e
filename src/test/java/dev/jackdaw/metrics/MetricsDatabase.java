package dev.jackdaw.metrics;

import dev.jackdaw.TestDatabase;
import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.data.Json;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.knowledge.KnowledgeSource;
import dev.jackdaw.knowledge.definition.Definition;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.knowledge.definition.TableDefinition;
import dev.jackdaw.knowledge.definition.ValuesDefinition;
import dev.jackdaw.knowledge.definition.ViewDefinition;
import dev.jackdaw.knowledge.index.DimensionValues;
import dev.jackdaw.knowledge.index.KnowledgeIndex;
import dev.jackdaw.model.embedding.Embedder;
import dev.jackdaw.store.DatabaseSettings;
import dev.jackdaw.store.LoginSetup;
import dev.jackdaw.store.StateDatabase;
import dev.jackdaw.warehouse.Limits;
import dev.jackdaw.warehouse.Principals;
import dev.jackdaw.warehouse.Warehouse;
import dev.jackdaw.warehouse.WarehouseSettings;
import dev.jackdaw.warehouse.guard.Policy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Five subscriptions in two countries, up to 17 June 2026, with what is known of them.
final class MetricsDatabase implements AutoCloseable {
    static final TableDefinition SUBSCRIPTION = Json.own(
            "{\"table_name\": \"subscription\", \"schema\": \"public\", \"freshness_column\": \"seen\", "
                    + "\"mandatory_filter\": \"NOT test\", \"sampled\": true}",
            TableDefinition.class);

    /// Newer than subscriptions by eight days.
    static final TableDefinition COUNTRY =
            Json.own("{\"table_name\": \"country\", \"freshness_column\": \"seen\"}", TableDefinition.class);

    private final LoginSetup setup;
    private final StateDatabase state;
    private final Warehouse warehouse;
    private final KnowledgeIndex index;
    private Instant now = Instant.parse("2026-06-20T10:00:00Z");

    MetricsDatabase() {
        var admin = TestDatabase.fresh();
        TestDatabase.run(
                admin,
                "CREATE TABLE country (id int PRIMARY KEY, name text, seen date)",
                "CREATE TABLE subscription (id int PRIMARY KEY, plan text, country_id int, mrr numeric, started date, "
                        + "ended date, test boolean, seen timestamptz)",
                "INSERT INTO country (id, name, seen) VALUES (1, 'DE', DATE '2026-06-25'), (2, 'US', NULL)",
                "INSERT INTO subscription (id, plan, country_id, mrr, started, ended, test, seen) VALUES "
                        + "(1, 'basic', 1, 100, DATE '2026-01-15', NULL, false, TIMESTAMPTZ '2026-06-17 12:00Z'), "
                        + "(2, 'pro', 1, 300, DATE '2026-02-10', DATE '2026-05-20', false, NULL), "
                        + "(3, 'pro', 2, 400, DATE '2026-05-05', NULL, false, NULL), "
                        + "(4, NULL, 2, 50, DATE '2026-06-10', NULL, false, TIMESTAMPTZ '2999-01-01 00:00Z'), "
                        + "(5, 'basic', 2, 999, DATE '2026-03-01', NULL, true, NULL)");
        setup = new LoginSetup(new DatabaseSettings(
                TestDatabase.home(),
                Optional.of(admin),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of("public"),
                Map.of()));
        var logins = setup.logins();
        warehouse = new Warehouse(
                logins,
                new WarehouseSettings(
                        ZoneId.of("UTC"),
                        new Limits(3, 1_000_000, Duration.ofSeconds(10)),
                        1e9,
                        List.of("public"),
                        Principals.none(),
                        Policy.standard()));
        state = StateDatabase.open(logins.service());
        index = new KnowledgeIndex(state, new NoEmbedder());
    }

    Warehouse warehouse() {
        return warehouse;
    }

    KnowledgeIndex index() {
        return index;
    }

    /// A new clock of the data, by a clock that stands at `at`.
    DataClock clock() {
        return new DataClock(warehouse, index, CompanyCalendar.standard(), new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        });
    }

    /// What the clock shows from now on.
    void at(Instant time) {
        now = time;
    }

    /// Makes this all that is known.
    void know(Definition... definitions) {
        var items = new ArrayList<KnowledgeItem>();
        for (var definition : definitions) {
            items.add(item(definition));
        }
        index.load(items, new DimensionValues(Map.of()), false, done -> {});
    }

    static KnowledgeItem item(Definition definition) {
        return switch (definition) {
            case MetricDefinition metric -> item(KnowledgeKind.METRIC, metric.name(), definition);
            case TableDefinition table -> item(KnowledgeKind.TABLE, table.name(), definition);
            case ValuesDefinition values ->
                item(KnowledgeKind.COLUMN, values.table() + "." + values.column(), definition);
            case ViewDefinition view -> item(KnowledgeKind.VIEW, view.name(), definition);
            default -> throw new IllegalArgumentException(definition.toString());
        };
    }

    private static KnowledgeItem item(KnowledgeKind kind, String name, Definition definition) {
        return new KnowledgeItem(
                kind, name, KnowledgeSource.file("business/metrics.json", 1), name, name, name, definition);
    }

    @Override
    public void close() {
        state.close();
        warehouse.close();
        setup.close();
    }

    /// Nothing is searched here.
    private static final class NoEmbedder implements Embedder {
        @Override
        public String name() {
            return "none";
        }

        @Override
        public int dimensions() {
            return 384;
        }

        @Override
        public List<float[]> embed(List<String> texts) {
            return texts.stream().map(text -> vector()).toList();
        }

        @Override
        public float[] embedQuestion(String question) {
            return vector();
        }

        private static float[] vector() {
            var vector = new float[384];
            vector[0] = 1;
            return vector;
        }
    }
}
