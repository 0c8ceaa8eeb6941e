package dev.jackdaw.report;

import static dev.jackdaw.report.Newsroom.MORNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.TestDatabase;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.knowledge.definition.ReportDefinition;
import dev.jackdaw.knowledge.definition.ReportTiming;
import dev.jackdaw.knowledge.definition.WatchDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is told between reports.
class WatchTest {
    private Newsroom room;

    @BeforeEach
    void open() {
        room = new Newsroom();
    }

    @AfterEach
    void close() {
        room.close();
    }

    private void watch(String name, String metric) {
        room.save(new WatchDefinition(
                name, metric, Map.of(), "day", Newsroom.OWNER, List.of(Newsroom.CHANNEL), "", "3d"));
    }

    /// Several hundred tickets on one day.
    private void flood(String day) {
        TestDatabase.run(
                room.company.database(),
                "INSERT INTO support_tickets (id, customer_id, priority, category, status, created_at) "
                        + "SELECT m.id + g, 1, 'low', 'bug', 'open', '"
                        + day
                        + " 12:00' FROM generate_series(1, 400) g, (SELECT max(id) AS id FROM support_tickets) m");
    }

    @Test
    void an_odd_day_is_told_once_and_stands_in_its_report() {
        flood("2026-06-17");
        watch("tickets", "support tickets");
        assertThat(room.watches.look()).isEqualTo(1);
        assertThat(room.watches.look()).isZero();
        assertThat(room.deliveries())
                .singleElement()
                .asString()
                .contains("support tickets", "Wed 17 Jun 2026", "above the");
        room.save(Newsroom.report("daily", Newsroom.item("support tickets")));
        room.clock.set(MORNING.plusSeconds(1));
        room.work();
        assertThat(room.edition("daily", MORNING).orElseThrow().alerts())
                .singleElement()
                .asString()
                .contains("above the");
    }

    /// A watch may be made under rights that those who read a report don't have.
    @Test
    void an_alert_stands_only_before_those_who_are_told_it() {
        flood("2026-06-17");
        watch("tickets", "support tickets");
        room.watches.look();
        var day = java.time.LocalDate.of(2026, 6, 17);
        var here = Newsroom.report("here", Newsroom.item("support tickets"));
        assertThat(room.watches.found(here, day)).hasSize(1);
        var elsewhere = new ReportDefinition(
                "elsewhere",
                "",
                Newsroom.OWNER,
                List.of(Newsroom.CHANNEL, "slack:C9"),
                new ReportTiming(here.timing().schedule(), "UTC"),
                here.items(),
                "",
                "",
                null,
                "");
        assertThat(room.watches.found(elsewhere, day)).isEmpty();
    }

    @Test
    void what_was_found_before_a_crash_is_told_after_it() {
        watch("tickets", "support tickets");
        TestDatabase.run(
                room.company.database(),
                "INSERT INTO jackdaw_state.watch_alert (watch, day, kind, text, found_at, told) VALUES "
                        + "('tickets', '2026-06-01', 'high', 'found', now(), true)");
        assertThat(room.watches.look()).isEqualTo(1);
        assertThat(room.deliveries()).singleElement().asString().endsWith("found");
        assertThat(room.watches.look()).isZero();
    }

    @Test
    void several_at_once_are_one_message_and_a_cooling_watch_is_silent() {
        flood("2026-06-17");
        watch("tickets", "support tickets");
        watch("more-tickets", "support tickets");
        assertThat(room.watches.look()).isEqualTo(2);
        assertThat(room.deliveries()).hasSize(1);
        // The next day is odd, too, a day later: within its three days of rest.
        flood("2026-06-18");
        room.clock.pass(Duration.ofDays(1));
        assertThat(room.watches.look()).isZero();
        assertThat(room.alerts.latest("tickets", 10)).extracting(Alert::told).containsOnlyOnce(true);
    }

    @Test
    void an_odd_day_while_nobody_looked_is_told_afterwards() {
        room.clock.set(MORNING.minus(Duration.ofDays(10)));
        watch("tickets", "support tickets");
        room.watches.look();
        room.clock.pass(Duration.ofDays(2));
        room.watches.look();
        flood("2026-06-13");
        room.clock.pass(Duration.ofDays(5));
        assertThat(room.watches.look()).isEqualTo(1);
        assertThat(room.deliveries()).last().asString().contains("Sat 13 Jun 2026");
    }

    @Test
    void what_was_of_no_use_makes_a_watch_duller() {
        flood("2026-06-17");
        watch("tickets", "support tickets");
        room.watches.look();
        var watch = (WatchDefinition) room.reports.find("tickets").orElseThrow().definition();
        double before = room.watches.limit(watch);
        room.alerts.opinion(room.alerts.latest("tickets", 1).getFirst().key(), false);
        assertThat(room.watches.limit(watch)).isGreaterThan(before);
        room.alerts.opinion(room.alerts.latest("tickets", 1).getFirst().key(), true);
        assertThat(room.watches.limit(watch)).isEqualTo(before);
        room.alerts.opinion("tickets|no day|high", false);
        room.alerts.opinion("'; DROP TABLE watch_alert; --", false);
    }

    @Test
    void a_load_that_stands_still_is_told_once() {
        watch("tickets", "support tickets");
        room.clock.pass(Duration.ofDays(5));
        assertThat(room.watches.look()).isEqualTo(1);
        room.clock.pass(Duration.ofDays(1));
        assertThat(room.watches.look()).isZero();
        assertThat(room.deliveries())
                .singleElement()
                .asString()
                .contains("support_tickets has no rows after Wed 17 Jun 2026");
    }

    @Test
    void a_watch_that_cant_be_carried_out_keeps_no_other_from_looking() {
        flood("2026-06-17");
        watch("a-broken", "no such metric");
        watch("tickets", "support tickets");
        assertThat(room.watches.look()).isEqualTo(1);
    }

    @Test
    void a_backtest_finds_what_it_plants() {
        for (var metric : List.of("support tickets", "new customers", "MRR")) {
            var score = room.watches.backtest(metric, Grain.DAY, 8, 5);
            System.out.println(metric + " " + score);
            assertThat(score.precision()).as(metric).isGreaterThanOrEqualTo(0.9);
            assertThat(score.recall()).as(metric).isGreaterThanOrEqualTo(0.9);
        }
        assertThatThrownBy(() -> room.watches.backtest("happiness", Grain.DAY, 6, 1))
                .isInstanceOf(UsageException.class);
    }
}
