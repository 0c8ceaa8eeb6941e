package dev.jackdaw.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestCompany;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.agent.Step;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.learning.Learning.State;
import dev.jackdaw.learning.Learning.Type;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What slipped through the gate and does harm is taken back; what helps is kept.
class DemotionTest {
    private static final long SEED = 7;
    private final Random random = new Random(SEED);
    private TestCompany company;

    @BeforeEach
    void open() {
        company = TestCompany.open();
    }

    @AfterEach
    void close() {
        company.close();
    }

    private Learning active(String text) {
        var run = begin("maria");
        var learnings = company.jackdaw().learning().learnings();
        var learning = learnings.propose(
                new Proposal(
                        Type.QUIRK,
                        Audience.COMPANY,
                        Map.of(),
                        text,
                        "",
                        "",
                        List.of("public.support_tickets"),
                        new Learning.Origin(run, List.of()),
                        "planted",
                        "maria"),
                "");
        return learnings.move(learning, State.ACTIVE, "planted", "");
    }

    private RunId begin(String asker) {
        var run = RunId.next(Clock.systemUTC());
        company.jackdaw().journal().begin(run, new Step.Asked("q", asker, run.value()));
        return run;
    }

    /// A run that was shown these and went well with this chance.
    private void ran(double chance, Learning... shown) {
        var run = begin("asker" + random.nextInt());
        double good = random.nextDouble() < chance ? 1 : 0;
        company.jackdaw()
                .learning()
                .lifts()
                .write(
                        new LiftLedger.Used(
                                run,
                                Instant.now(),
                                "asker" + run,
                                run.value(),
                                "question " + run,
                                new LiftLedger.RunScore(good, "test"),
                                Optional.empty(),
                                List.of(shown).stream().map(Learning::ref).toList(),
                                List.<KnowledgeRef>of()),
                        Optional.empty());
    }

    private State state(Learning learning) {
        return company.jackdaw()
                .learning()
                .learnings()
                .find(Viewer.UPKEEP, learning.id())
                .orElseThrow()
                .state();
    }

    @Test
    void harm_is_taken_back_within_thirty_uses_and_good_is_kept() {
        var harmful = active("Tickets that were reopened count once more.");
        var good = active("Tickets of the category how_to are mostly questions.");
        for (int i = 0; i < 40; i++) {
            ran(0.85);
        }
        int uses = 0;
        while (state(harmful) == State.ACTIVE && uses < 60) {
            ran(0.4, harmful);
            ran(1, good);
            company.jackdaw().curator().pass();
            uses++;
        }
        assertThat(uses).as("uses until it was taken back, seed " + SEED).isLessThanOrEqualTo(30);
        for (int i = uses; i < 60; i++) {
            ran(1, good);
        }
        company.jackdaw().curator().pass();
        assertThat(state(harmful)).isEqualTo(State.DEMOTED);
        assertThat(state(good)).isEqualTo(State.ACTIVE);
    }

    @Test
    void what_nobody_is_shown_for_long_goes() {
        var unused = active("Tickets of resellers carry the category integration.");
        var fresh = active("Tickets of trials are answered by the sales team.");
        TestDatabase.run(
                company.database(),
                "UPDATE jackdaw_state.learning SET changed_at = now() - interval '91 days' WHERE id = '"
                        + unused.id()
                        + "'");
        company.jackdaw().curator().pass();
        assertThat(state(unused)).isEqualTo(State.RETIRED);
        assertThat(state(fresh)).isEqualTo(State.ACTIVE);
    }
}
