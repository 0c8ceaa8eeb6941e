package dev.jackdaw.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.TestDatabase;
import dev.jackdaw.core.ConflictException;
import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.learning.Learning.State;
import dev.jackdaw.store.Lifecycle;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A learning from an error and its fix: waiting, agreed to, recalled, stale, revived; each once.
class LearningLifecycleTest {
    private LearningTeam team;

    @BeforeEach
    void open() {
        team = new LearningTeam();
    }

    @AfterEach
    void close() {
        team.close();
    }

    private static final String OPEN_TICKETS = "SELECT count(*) FROM support_tickets WHERE %s = 'open'";

    private Learning learnt() {
        team.analyst(OPEN_TICKETS.formatted("state"), OPEN_TICKETS.formatted("status"));
        team.ask("t-fix", "maria", "How many support tickets are open right now?");
        team.jackdaw().curator().pass();
        return team.only(State.WAITING);
    }

    @Test
    void an_error_and_its_fix_wait_for_a_person_and_are_recalled_once_agreed() {
        var learning = learnt();
        assertThat(learning.text())
                .isEqualTo("In public.support_tickets there is no column `state`; what is meant is `status`.");
        assertThat(team.jackdaw().learning().learnings().dependencies().of(Viewer.UPKEEP, learning.id()))
                .extracting(d -> d.kind() + " " + d.name())
                .containsExactlyInAnyOrder(
                        "RELATION public.support_tickets",
                        "COLUMN public.support_tickets.state",
                        "COLUMN public.support_tickets.status");
        team.analyst(OPEN_TICKETS.formatted("status"));
        assertThat(team.recalled("joe", "Number of open support tickets?")).isEmpty();

        team.jackdaw().learning().learnings().move(learning, State.ACTIVE, "data-team", "approved");
        team.analyst(OPEN_TICKETS.formatted("status"));
        assertThat(team.recalled("joe", "Number of open support tickets?"))
                .extracting(KnowledgeRef::name)
                .containsExactly(learning.id());
        assertThat(team.provider.requests().getLast().body()).contains("there is no column `state`");
        team.analyst("SELECT count(*) FROM customers WHERE country = 'Germany'");
        assertThat(team.recalled("joe", "How many customers are there in Germany?"))
                .isEmpty();
    }

    @Test
    void the_receipt_names_what_was_learnt_and_the_ledger_counts_it() {
        var learning = learnt();
        team.jackdaw().learning().learnings().move(learning, State.ACTIVE, "data-team", "approved");
        team.analyst(OPEN_TICKETS.formatted("status"));
        var answered = team.ask("t-receipt", "joe", "Number of open support tickets?");
        assertThat(answered.receipt().knowledge())
                .extracting(KnowledgeRef::name)
                .contains(learning.id());
        team.jackdaw().curator().pass();
        assertThat(team.jackdaw().learning().lifts().shownTo(Viewer.UPKEEP, learning.id()))
                .containsExactly(answered.run());
    }

    @Test
    void a_changed_column_makes_exactly_its_dependants_stale_and_a_revert_revives_them() {
        var learning = learnt();
        var active = team.jackdaw().learning().learnings().move(learning, State.ACTIVE, "data-team", "approved");
        TestDatabase.run(team.company.database(), "ALTER TABLE support_tickets ADD COLUMN colour text");
        team.jackdaw().curator().pass();
        assertThat(team.only(State.ACTIVE)).isEqualTo(active);

        TestDatabase.run(team.company.database(), "ALTER TABLE support_tickets ADD COLUMN state text");
        team.jackdaw().curator().pass();
        assertThat(team.only(State.STALE).reason()).isEqualTo("column public.support_tickets.state is there now");
        team.analyst(OPEN_TICKETS.formatted("status"));
        assertThat(team.recalled("joe", "Number of open support tickets?")).isEmpty();

        TestDatabase.run(team.company.database(), "ALTER TABLE support_tickets DROP COLUMN state");
        team.jackdaw().curator().pass();
        assertThat(team.only(State.ACTIVE).id()).isEqualTo(learning.id());
        assertThat(team.jackdaw().learning().learnings().history(Viewer.UPKEEP, learning.id()))
                .extracting(Lifecycle.Event::state)
                .containsExactly(State.PROPOSED, State.WAITING, State.ACTIVE, State.STALE, State.ACTIVE);
    }

    @Test
    void reading_a_run_twice_proposes_once() {
        learnt();
        TestDatabase.run(team.company.database(), "DELETE FROM jackdaw_state.learning_run");
        team.jackdaw().curator().pass();
        assertThat(team.jackdaw().learning().learnings().list(Viewer.UPKEEP, List.of(State.values())))
                .hasSize(1);
    }

    @Test
    void of_two_decisions_at_once_one_wins_and_the_other_is_told() {
        var learning = learnt();
        team.jackdaw().learning().learnings().move(learning, State.ACTIVE, "maria", "approved");
        assertThatThrownBy(() -> team.jackdaw().learning().learnings().move(learning, State.REJECTED, "joe", "refused"))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("was changed by somebody else");
        assertThat(team.only(State.ACTIVE).reason()).isEqualTo("approved");
    }
}
