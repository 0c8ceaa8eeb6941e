package dev.jackdaw.report;

import static dev.jackdaw.report.Newsroom.MORNING;
import static dev.jackdaw.report.Newsroom.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.TestDatabase;
import dev.jackdaw.knowledge.definition.ReportItem;
import dev.jackdaw.knowledge.definition.WatchDefinition;
import dev.jackdaw.store.StateUnavailable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a state database that stops in the middle does to reports and watches: nothing is noted, nobody
/// is told, and it is done again.
class StateUnavailableTest {
    private Newsroom room;

    @BeforeEach
    void open() {
        room = new Newsroom();
        run("""
            CREATE FUNCTION stops() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'terminating' USING ERRCODE = '57P01'; END $$
            """, "GRANT EXECUTE ON FUNCTION stops() TO PUBLIC");
    }

    @AfterEach
    void close() {
        room.close();
    }

    private void run(String... statements) {
        TestDatabase.run(room.company.database(), statements);
    }

    private void stopsAt(String table) {
        run("CREATE TRIGGER stops BEFORE INSERT ON jackdaw_state." + table + " EXECUTE FUNCTION stops()");
    }

    private void goesOn(String table) {
        run("DROP TRIGGER stops ON jackdaw_state." + table);
    }

    private void posted(String table, ReportItem item) {
        room.save(Newsroom.report("daily", item));
        room.clock.set(MORNING.plusSeconds(1));
        room.planner.plan();
        var posting = room.postings.claim(1).getFirst();
        stopsAt(table);
        assertThatThrownBy(() -> room.publication.make(posting)).isInstanceOf(StateUnavailable.class);
        goesOn(table);
        assertThat(room.postings.history("daily", 1)).containsExactly(posting);
        room.work();
        assertThat(room.states("daily")).containsExactly(MORNING + " posted");
        assertThat(room.told).isEmpty();
    }

    @Test
    void a_posting_stays_with_its_lease() {
        posted("report_snapshot", item("MRR"));
    }

    @Test
    void a_question_that_could_not_be_taken_in_is_asked_again() {
        posted("run", new ReportItem("", List.of(), Map.of(), "", List.of(), "", "", "What is our MRR by plan?"));
        assertThat(room.edition("daily", MORNING).orElseThrow().problems()).isEmpty();
    }

    @Test
    void a_look_ends_with_it_and_not_with_the_next_watch() {
        room.clock.set(MORNING.plusSeconds(5 * 86_400));
        for (var name : List.of("a", "b")) {
            room.save(new WatchDefinition(
                    name, "support tickets", Map.of(), "day", Newsroom.OWNER, List.of(Newsroom.CHANNEL), "", "3d"));
        }
        stopsAt("watch_alert");
        assertThatThrownBy(room.watches::look).isInstanceOf(StateUnavailable.class);
        goesOn("watch_alert");
        assertThat(room.watches.look()).isEqualTo(2);
    }
}
