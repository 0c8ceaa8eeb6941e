package dev.jackdaw.metrics;

import static dev.jackdaw.metrics.MetricsDatabase.COUNTRY;
import static dev.jackdaw.metrics.MetricsDatabase.SUBSCRIPTION;
import static dev.jackdaw.metrics.SampleMetrics.MRR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.data.Json;
import dev.jackdaw.knowledge.definition.TableDefinition;
import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.Caller;
import dev.jackdaw.warehouse.QueryOutcome;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DataClockTest {
    private static final Instant MORNING = Instant.parse("2026-06-20T10:00:00Z");
    private static MetricsDatabase database;

    @BeforeAll
    static void open() {
        database = new MetricsDatabase();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void morning() {
        database.at(MORNING);
    }

    @Test
    void without_a_freshness_column_the_clock_tells_the_day() {
        database.know(MRR);
        assertThat(database.clock().read().today()).isEqualTo(LocalDate.of(2026, 6, 20));
    }

    @Test
    void the_latest_day_is_the_newest_table_s_and_the_future_is_no_data() {
        database.know(SUBSCRIPTION, COUNTRY);
        var reading = database.clock().read();
        assertThat(reading.of("subscription")).contains(LocalDate.of(2026, 6, 17));
        assertThat(reading.of("country")).contains(LocalDate.of(2026, 6, 25));
        assertThat(reading.of("nothing")).isEmpty();
        assertThat(reading.today()).isEqualTo(LocalDate.of(2026, 6, 25));
    }

    @Test
    void it_looks_again_after_a_minute_or_when_more_is_known() {
        database.know(SUBSCRIPTION);
        var clock = database.clock();
        var first = clock.read();
        database.at(MORNING.plusSeconds(59));
        assertThat(clock.read()).isSameAs(first);
        database.at(MORNING.plusSeconds(60));
        assertThat(clock.read()).isNotSameAs(first);
        var second = clock.read();
        database.know(SUBSCRIPTION, MRR);
        assertThat(clock.read()).isNotSameAs(second);
    }

    @Test
    void a_table_that_can_t_be_read_leaves_the_clock_s_day() {
        database.know(Json.own("{\"table_name\": \"gone\", \"freshness_column\": \"at\"}", TableDefinition.class));
        assertThat(database.clock().read().today()).isEqualTo(LocalDate.of(2026, 6, 20));
    }

    @Test
    void as_sql_it_is_what_it_reads() {
        database.know(SUBSCRIPTION);
        var warehouse = database.warehouse();
        var outcome = warehouse.run(Role.ANALYST, database.clock().sql(), warehouse.limits(), Caller.nobody());
        assertThat(((QueryOutcome.Rows) outcome).table().rows().getFirst()).containsExactly("2026-06-17");
        database.know(MRR);
        assertThat(database.clock().sql()).isEqualTo("SELECT CURRENT_DATE AS day");
    }
}
