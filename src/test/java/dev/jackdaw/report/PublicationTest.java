package dev.jackdaw.report;

import static dev.jackdaw.report.Newsroom.MORNING;
import static dev.jackdaw.report.Newsroom.item;
import static dev.jackdaw.report.Newsroom.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestDatabase;
import dev.jackdaw.knowledge.definition.ReportDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// When a report comes, and what happens where something is wrong.
class PublicationTest {
    private static Newsroom room;

    @BeforeAll
    static void open() {
        room = new Newsroom();
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @BeforeEach
    void morning() {
        room.clock.set(MORNING.minusSeconds(60));
        room.told.clear();
        room.narrator = Narrator.NONE;
        TestDatabase.run(
                room.company.database(),
                "TRUNCATE jackdaw_state.report, jackdaw_state.report_event, "
                        + "jackdaw_state.report_snapshot, jackdaw_state.report_delivery, "
                        + "jackdaw_state.report_posting");
    }

    private static Edition compose(ReportDefinition report) {
        return room.editor.compose(report, MORNING, room.editor.last(MORNING), List.of(), List.of());
    }

    @Test
    void a_report_is_posted_once_and_stored_as_it_was() {
        room.save(report("daily", item("MRR", "plan")));
        room.work();
        assertThat(room.states("daily")).isEmpty();
        room.clock.set(MORNING.plusSeconds(1));
        room.work();
        room.work();
        assertThat(room.states("daily")).containsExactly(MORNING + " posted");
        assertThat(room.deliveries()).containsExactly("1 slack:C1 edition");
        var stored = room.postings.snapshot("daily", MORNING).orElseThrow();
        assertThat(stored.hash())
                .isEqualTo(stored.edition().hash())
                .isEqualTo(compose(stored.definition()).hash());
        assertThat(stored.edition().figures().getFirst().knowledge()).isNotEmpty();
        assertThat(stored.edition()).isEqualTo(compose(stored.definition()));
    }

    @Test
    void a_snapshot_is_never_changed() {
        room.save(report("fixed", item("MRR")));
        room.clock.set(MORNING.plusSeconds(1));
        room.work();
        org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                        TestDatabase.run(room.company.database(), "UPDATE jackdaw_state.report_snapshot SET hash = ''"))
                .hasRootCauseMessage("ERROR: a snapshot is never changed\n"
                        + "  Where: PL/pgSQL function jackdaw_state.report_snapshot_stays() line 3 at RAISE");
    }

    @Test
    void what_nobody_was_there_for_comes_late_once_or_is_skipped_and_said() {
        room.save(report("daily", "0 * * * *", "", "3h", item("MRR")));
        room.clock.set(MORNING.plus(Duration.ofMinutes(150)));
        room.work();
        assertThat(room.states("daily"))
                .containsExactly(
                        "2026-06-18T09:00:00Z skipped", "2026-06-18T10:00:00Z skipped", "2026-06-18T11:00:00Z posted");
        var late = room.edition("daily", MORNING.plus(Duration.ofHours(2))).orElseThrow();
        assertThat(late.notes()).anyMatch(n -> n.contains("30 minutes late"));
        assertThat(late.notes()).anyMatch(n -> n.startsWith("Not posted before: Thu 18 Jun 09:00"));
        room.clock.set(MORNING.plus(Duration.ofHours(9)));
        room.work();
        room.clock.set(MORNING.plus(Duration.ofHours(24)).plusSeconds(1));
        room.work();
        // Said once.
        var next = room.edition("daily", MORNING.plus(Duration.ofHours(24))).orElseThrow();
        assertThat(next.notes()).allMatch(n -> !n.contains("10:00"));
    }

    @Test
    void one_that_takes_longer_than_its_period_is_not_made_twice_at_once() {
        room.save(report("slow", "*/10 * * * *", "", "", item("MRR")));
        room.clock.set(MORNING.plusSeconds(1));
        room.planner.plan();
        var first = room.postings.claim(10);
        assertThat(first).hasSize(1);
        room.clock.set(MORNING.plusSeconds(601));
        room.planner.plan();
        assertThat(room.postings.claim(10)).isEmpty();
        room.publication.make(first.getFirst());
        assertThat(room.postings.claim(10)).hasSize(1);
        // Whoever held it before ends nothing any more.
        var slow = report("slow", item("MRR"));
        assertThat(room.postings.publish(first.getFirst(), slow, compose(slow))).isFalse();
    }

    @Test
    void what_is_too_late_is_skipped() {
        room.save(report("daily", "0 9 * * *", "", "1h", item("MRR")));
        room.clock.set(MORNING.plus(Duration.ofHours(5)));
        room.work();
        assertThat(room.states("daily")).containsExactly(MORNING + " skipped");
        assertThat(room.deliveries()).isEmpty();
        room.clock.set(MORNING.plus(Duration.ofDays(1)));
        room.work();
        assertThat(room.edition("daily", MORNING.plus(Duration.ofDays(1)))
                        .orElseThrow()
                        .notes())
                .singleElement()
                .asString()
                .startsWith("Not posted before: Thu 18 Jun 09:00 (nobody was there");
    }

    @Test
    void a_clock_that_goes_back_posts_nothing_twice() {
        room.save(report("daily", item("MRR")));
        room.clock.set(MORNING.plusSeconds(10));
        room.work();
        room.clock.set(MORNING.minusSeconds(3_600));
        room.work();
        room.clock.set(MORNING.plusSeconds(20));
        room.work();
        assertThat(room.states("daily")).containsExactly(MORNING + " posted");
        assertThat(room.deliveries()).hasSize(1);
    }

    @Test
    void a_paused_report_rests_and_owes_nothing() {
        room.save(report("daily", item("MRR")));
        room.reports.pause("daily", Newsroom.OWNER);
        room.clock.set(MORNING.plus(Duration.ofDays(3)));
        room.work();
        room.reports.resume("daily", Newsroom.OWNER);
        room.work();
        assertThat(room.states("daily")).isEmpty();
        assertThat(room.reports.history("daily").stream()
                        .map(Reports.Event::what)
                        .limit(3))
                .containsExactly("resumed", "paused", "made");
    }

    @Test
    void a_quiet_day_posts_nothing() {
        room.save(report("calm", "0 9 * * *", "5%", "", item("MRR"), item("active customers")));
        room.save(report("loud", "0 9 * * *", "0.01%", "", item("MRR")));
        room.clock.set(MORNING.plusSeconds(1));
        room.work();
        assertThat(room.states("calm")).containsExactly(MORNING + " quiet");
        assertThat(room.states("loud")).containsExactly(MORNING + " posted");
        assertThat(room.deliveries()).hasSize(1);
        assertThat(room.edition("calm", MORNING)).isPresent();
    }

    @Test
    void parts_that_fail_are_told_to_the_owner_and_leave_the_rest() {
        room.save(report("half", item("MRR"), item("MMR"), item("MRR", "planet")));
        room.clock.set(MORNING.plusSeconds(1));
        room.work();
        assertThat(room.states("half")).containsExactly(MORNING + " posted");
        assertThat(room.told)
                .singleElement()
                .asString()
                .startsWith(Newsroom.OWNER)
                .contains("no governed metric 'MMR'", "can't be split by planet");
        assertThat(String.join(
                        "\n", EditionText.lines(room.edition("half", MORNING).orElseThrow())))
                .contains("**MMR**: not available")
                .doesNotContain("no governed metric");
    }

    @Test
    void a_report_that_fails_tells_its_owner_and_not_the_channel() {
        room.save(report("broken", item("MMR")));
        room.clock.set(MORNING.plusSeconds(1));
        for (int i = 0; i < 5; i++) {
            room.work();
        }
        assertThat(room.states("broken")).containsExactly(MORNING + " failed");
        assertThat(room.deliveries()).isEmpty();
        assertThat(room.told).singleElement().asString().contains("could not be made", "MMR");
    }

    @Test
    void it_waits_for_the_data_and_gives_up_in_time() {
        var daily = report("patient", item("support tickets"));
        room.clock.set(MORNING.plus(Duration.ofDays(1)).minusSeconds(60));
        room.save(Newsroom.waiting(daily, "support_tickets", "11:00"));
        var due = MORNING.plus(Duration.ofDays(1));
        room.clock.set(due.plusSeconds(1));
        room.work();
        assertThat(room.states("patient")).containsExactly(due + " waiting");
        room.clock.set(due.plus(Duration.ofHours(1)));
        room.work();
        assertThat(room.deliveries()).isEmpty();
        room.clock.set(due.plus(Duration.ofHours(2)).plusSeconds(1));
        room.work();
        assertThat(room.states("patient")).containsExactly(due + " failed");
        assertThat(room.deliveries())
                .singleElement()
                .asString()
                .contains(
                        "not reported today",
                        "support_tickets ends on Wed 17 Jun 2026",
                        "Given up at Fri 19 Jun 11:00");
        assertThat(room.told).hasSize(1);
    }

    @Test
    void late_rows_are_corrected_once_where_they_matter() {
        room.save(report("daily", item("MRR"), item("new customers")));
        room.clock.set(MORNING.plusSeconds(1));
        room.work();
        TestDatabase.run(
                room.company.database(),
                "UPDATE subscriptions SET mrr = mrr + 50000 WHERE id = (SELECT max(id) FROM subscriptions "
                        + "WHERE ended_at IS NULL AND started_at < '2026-06-01')");
        try {
            room.clock.set(MORNING.plus(Duration.ofHours(20)));
            assertThat(room.recheck.all()).isEqualTo(1);
            assertThat(room.recheck.all()).isZero();
            assertThat(room.deliveries())
                    .hasSize(2)
                    .last()
                    .asString()
                    .contains("**Correction**", "MRR", "rows of those days came or changed")
                    .doesNotContain("new customers");
            assertThat(room.postings.snapshots("daily", MORNING)).hasSize(2);
        } finally {
            TestDatabase.run(
                    room.company.database(),
                    "UPDATE subscriptions SET mrr = mrr - 50000 WHERE id = (SELECT max(id) FROM subscriptions "
                            + "WHERE ended_at IS NULL AND started_at < '2026-06-01')");
        }
    }

    @Test
    void a_sentence_that_is_not_the_facts_own_is_not_posted() {
        room.narrator = f -> Optional.of("MRR is $1.00 now.");
        room.save(report("told", item("MRR")));
        room.clock.set(MORNING.plusSeconds(1));
        room.work();
        assertThat(room.edition("told", MORNING).orElseThrow().summary()).isEmpty();
    }
}
