package dev.jackdaw.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.desk.Approvals.Decided;
import dev.jackdaw.desk.Approvals.Waiting;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApprovalsTest {
    private static final Instant NOON = Instant.parse("2026-06-17T12:00:00Z");

    private final Source learnings = new Source("learning", new ArrayList<>(), new ArrayList<>());
    private final Source views = new Source("view", new ArrayList<>(), new ArrayList<>());
    private final Approvals approvals = new Approvals(List.of(learnings, views));

    /// Keeps what waits in a list.
    private record Source(String kind, List<Waiting> all, List<String> asked) implements ApprovalSource {
        void add(String id, Instant since) {
            all.add(new Waiting(id, kind, "text", "", "question", "run", List.of(), "", since));
        }

        @Override
        public List<Waiting> waiting() {
            return List.copyOf(all);
        }

        @Override
        public Optional<Decided> decide(String id, boolean yes, String person, String reason) {
            asked.add(id);
            return all.removeIf(w -> w.id().equals(id))
                    ? Optional.of(new Decided(id, kind, yes ? "active" : "rejected", reason))
                    : Optional.empty();
        }
    }

    @Test
    void the_oldest_comes_first_whatever_it_is() {
        learnings.add("l2", NOON.plusSeconds(2));
        views.add("v1", NOON.plusSeconds(1));
        learnings.add("l3", NOON.plusSeconds(3));
        assertThat(approvals.waiting()).extracting(Waiting::id).containsExactly("v1", "l2", "l3");
    }

    @Test
    void a_decision_goes_to_whoever_knows_the_id_and_to_nobody_after() {
        learnings.add("l1", NOON);
        views.add("v1", NOON);
        assertThat(approvals.decide("v1", false, "cli:ana", "too dear"))
                .hasValue(new Decided("v1", "view", "rejected", "too dear"));
        assertThat(approvals.decide("l1", true, "cli:ana", "")).isPresent();
        assertThat(views.asked()).containsExactly("v1");
        assertThat(approvals.decide("nothing", true, "cli:ana", "")).isEmpty();
    }

    @Test
    void the_data_team_is_reminded_once_a_day_of_what_is_new() {
        var told = new ArrayList<String>();
        var clock = Clock.fixed(NOON, ZoneOffset.UTC);
        var reminder =
                new ApprovalReminder(approvals, (key, text) -> told.add(key + ": " + text), clock, ZoneOffset.UTC);
        learnings.add("old", NOON.minusSeconds(2 * 86_400));
        reminder.pass();
        assertThat(told).isEmpty();
        views.add("new", NOON.minusSeconds(60));
        reminder.pass();
        assertThat(told).singleElement().asString().startsWith("waiting 2026-06-17: 2 things wait for your yes");
    }
}
