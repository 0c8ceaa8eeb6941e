package dev.jackdaw.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestDatabase;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.core.RunId;
import dev.jackdaw.learning.Learning.State;
import dev.jackdaw.store.Lifecycle;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people say is wrong with an answer: whose it becomes, what is kept of it, how it is forgotten.
class CorrectionTest {
    private LearningTeam team;

    @BeforeEach
    void open() {
        team = new LearningTeam();
    }

    @AfterEach
    void close() {
        team.close();
    }

    @Test
    void a_correction_holds_for_its_person_at_once_and_waits_for_all_others() {
        team.analyst("SELECT count(*) FROM customers");
        team.ask("t-corrected", "maria", "How many customers do we serve?");
        team.analyst("SELECT count(*) FROM customers WHERE status = 'active'");
        team.ask("t-corrected", "maria", "No, shops that we run ourselves should not be there");
        team.jackdaw().curator().pass();

        var own = team.only(State.ACTIVE);
        assertThat(own.audience()).isEqualTo(Audience.person("maria"));
        assertThat(own.text()).isEqualTo("shops that we run ourselves should not be there");
        assertThat(own.question()).isEqualTo("How many customers do we serve?");
        assertThat(team.only(State.WAITING).audience()).isEqualTo(Audience.COMPANY);

        team.analyst("SELECT count(*) FROM customers WHERE status = 'active'");
        assertThat(team.recalled("maria", "How many customers do we serve now?"))
                .hasSize(1);
        team.analyst("SELECT count(*) FROM customers");
        assertThat(team.recalled("joe", "How many customers do we serve now?")).isEmpty();
    }

    @Test
    void what_was_forgotten_is_not_learnt_from_the_same_run_again() {
        var run = team.customers("t-forgotten");
        team.thumbDown(run, "maria", "Shops that we run ourselves should not be there");
        team.jackdaw().curator().pass();
        var own = team.only(State.ACTIVE);
        assertThat(team.jackdaw().learning().learnings().forgotten().forget("maria", own.id()))
                .isTrue();

        team.thumbDown(run, "joe", "");
        team.jackdaw().curator().pass();
        team.thumbDown(run, "joe", "I do not know");
        team.jackdaw().curator().pass();
        assertThat(team.jackdaw().learning().learnings().about("maria")).isEmpty();
    }

    @Test
    void what_must_not_be_kept_leaves_no_words_behind() {
        var run = team.customers("t-withheld");
        team.thumbDown(run, "maria", "Shops of eve@example.com should not be there");
        team.jackdaw().curator().pass();
        assertThat(team.jackdaw().learning().learnings().list(Viewer.UPKEEP, List.of(State.REJECTED)))
                .hasSize(2)
                .allMatch(l -> l.text().startsWith("(withheld") && l.question().isEmpty())
                .allMatch(l -> l.reason().contains("e-mail address"));
        team.thumbDown(run, "joe", "I do not know");
        team.jackdaw().curator().pass();
        assertThat(TestDatabase.rows(
                        team.company.database(),
                        "SELECT 1 FROM jackdaw_state.learning l LEFT JOIN jackdaw_state.learning_question q ON "
                                + "q.learning = l.id WHERE l::text || coalesce(q::text, '') LIKE '%eve@%'"))
                .isEmpty();
    }

    @Test
    void a_huge_or_binary_correction_is_refused_and_keeps_nothing_else_from_being_learnt() {
        team.thumbDown(team.customers("t-huge"), "maria", "Shops should not be there " + "x".repeat(3_000_000));
        team.thumbDown(team.customers("t-bytes"), "maria", "Shops are \u0007\uFFFD\u0001 not to be counted");
        var proposal = new Proposal(
                Learning.Type.QUIRK,
                Audience.COMPANY,
                Map.of(),
                "Shops are \0 not to be counted",
                "",
                "How many \0 shops?",
                List.of(),
                new Learning.Origin(RunId.next(Clock.systemUTC()), List.of()),
                "test",
                "maria");
        team.jackdaw().learning().learnings().propose(proposal, "");
        team.thumbDown(team.customers("t-fine"), "maria", "Shops that we run ourselves should not be there");
        team.jackdaw().curator().pass();
        assertThat(team.only(State.ACTIVE).text()).startsWith("Shops that we run ourselves");
        assertThat(team.jackdaw().learning().learnings().list(Viewer.UPKEEP, List.of(State.REJECTED)))
                .hasSize(5)
                .allMatch(l -> l.text().length() <= 2_001);
        team.settle();
    }

    @Test
    void what_one_person_says_of_anothers_answer_is_not_the_others_memory() {
        team.thumbDown(team.customers("t-others"), "joe", "Shops that we run ourselves should not be there");
        team.jackdaw().curator().pass();
        assertThat(team.only(State.ACTIVE).audience()).isEqualTo(Audience.person("joe"));
        assertThat(team.only(State.WAITING).supports()).containsExactly("joe");
        assertThat(team.jackdaw().learning().learnings().about("maria")).isEmpty();
    }

    @Test
    void a_clock_that_is_set_back_loses_and_doubles_nothing() {
        var run = team.customers("t-clock");
        team.jackdaw().curator().pass();
        // This process's clock was an hour ahead when it read the run.
        TestDatabase.run(team.company.database(), "UPDATE jackdaw_state.learning_run SET at = at + interval '1 hour'");
        team.thumbDown(run, "maria", "Shops that we run ourselves should not be there");
        team.jackdaw().curator().pass();
        var own = team.only(State.ACTIVE);
        TestDatabase.run(
                team.company.database(), "UPDATE jackdaw_state.learning_event SET at = at + interval '1 hour'");
        team.settle();
        TestDatabase.run(team.company.database(), "UPDATE jackdaw_state.feedback SET at = at - interval '1 day'");
        assertThat(team.jackdaw().curator().pass().runs())
                .as("another moment is news")
                .isEqualTo(1);
        team.settle();
        assertThat(team.only(State.ACTIVE)).isEqualTo(own);
        team.jackdaw().learning().learnings().move(own, State.RETIRED, "maria", "no longer so");
        assertThat(team.jackdaw().learning().learnings().history(Viewer.UPKEEP, own.id()))
                .extracting(Lifecycle.Event::state)
                .containsExactly(State.PROPOSED, State.ACTIVE, State.RETIRED);
        assertThat(team.jackdaw().learning().learnings().asOf(Viewer.UPKEEP, Instant.now()))
                .as("the last state that was written counts, whatever clocks said before")
                .isEmpty();
    }

    @Test
    void what_a_person_may_forget_is_theirs_alone() {
        a_correction_holds_for_its_person_at_once_and_waits_for_all_others();
        var own = team.only(State.ACTIVE);
        assertThat(team.jackdaw().learning().learnings().about("joe")).isEmpty();
        assertThat(team.jackdaw().learning().learnings().forgotten().forget("joe", own.id()))
                .isFalse();
        assertThat(team.jackdaw()
                        .learning()
                        .learnings()
                        .forgotten()
                        .forget("maria", team.only(State.WAITING).id()))
                .isFalse();
        assertThat(team.jackdaw().learning().learnings().forgotten().forget("maria", own.id()))
                .isTrue();
        assertThat(team.jackdaw().learning().learnings().about("maria")).isEmpty();
        assertThat(TestDatabase.rows(
                        team.company.database(),
                        "SELECT 1 FROM jackdaw_state.learning_event WHERE learning = '" + own.id() + "'"))
                .isEmpty();
    }

    @Test
    void a_person_asks_what_is_remembered_and_has_it_forgotten() {
        a_correction_holds_for_its_person_at_once_and_waits_for_all_others();
        team.reopen(Map.of("JACKDAW_MODEL", "governed"));
        assertThat(team.ask("m-1", "joe", "What do you remember about me?")
                        .answer()
                        .text())
                .isEqualTo("I remember nothing about you.");
        assertThat(team.ask("m-2", "maria", "What do you remember about me?")
                        .answer()
                        .text())
                .contains("shops that we run ourselves should not be there");
        var channel = new Desk.Ask("m-3", "maria", "What do you remember about me?", "C1", "");
        var overheard = (Desk.Outcome.Answered) team.jackdaw().desk().ask(channel, entry -> {});
        assertThat(overheard.answer().text()).contains("ask me in a direct message");
        assertThat(team.ask("m-4", "maria", "forget that").answer().text())
                .isEqualTo("Forgotten: shops that we run ourselves should not be there");
        assertThat(team.jackdaw().learning().learnings().about("maria")).isEmpty();
    }
}
