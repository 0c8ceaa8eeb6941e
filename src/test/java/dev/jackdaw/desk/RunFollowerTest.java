package dev.jackdaw.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.MemoryJournal;
import dev.jackdaw.agent.Step;
import dev.jackdaw.core.RunId;
import dev.jackdaw.core.UsageException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Runs of this process and of others, as they are followed and stopped.
class RunFollowerTest {
    private static final Duration NONE = Duration.ZERO;
    private static final Step WAITS = new Step.AskedBack("Which?", List.of(), false);

    private final MemoryJournal journal = new MemoryJournal();
    private final List<Journal.Entry> watched = new ArrayList<>();
    private final LiveRuns live = new LiveRuns(watched::add);
    private final RunFollower follower = new RunFollower(journal, live);
    private final RunStopper stopper = new RunStopper(journal, live);

    private RunId run(Step... steps) {
        var id = RunId.next(Clock.systemUTC());
        journal.begin(id, new Step.Asked("MRR?", "cli:ana", "t"));
        for (var step : steps) {
            journal.append(id, journal.entries(id).getLast().seq() + 1, step);
        }
        return id;
    }

    @Test
    void of_a_run_elsewhere_one_gets_the_steps_that_are_new() {
        var id = run(new Step.Delegated("leader", "analyst", "MRR"));
        var all = follower.follow(id, -1, Desk.News.NONE, NONE);
        assertThat(all.entries()).extracting(Journal.Entry::seq).containsExactly(0, 1);
        assertThat(all.goesOn()).isTrue();
        assertThat(follower.follow(id, 0, all, NONE).entries())
                .extracting(Journal.Entry::seq)
                .containsExactly(1);
        assertThat(follower.follow(id, 1, all, Duration.ofMillis(1)).entries()).isEmpty();
    }

    @Test
    void one_that_ended_or_waits_does_not_go_on_and_one_that_nobody_knows_does_not_either() {
        for (var last : List.of(WAITS, new Step.Failed("x"), new Step.Cancelled("ana"))) {
            var id = run(last);
            assertThat(follower.follow(id, 1, Desk.News.NONE, Duration.ofDays(1)))
                    .isEqualTo(new Desk.News(List.of(), "", 0, false));
        }
        assertThat(follower.follow(RunId.next(Clock.systemUTC()), -1, Desk.News.NONE, Duration.ofDays(1))
                        .goesOn())
                .isFalse();
    }

    @Test
    void how_a_run_stands_is_told_by_its_last_step() {
        assertThat(follower.outcome(run())).isEmpty();
        var waits = run(WAITS);
        assertThat(follower.outcome(waits)).contains(new Desk.Outcome.Waiting(waits, "MRR?", (Step.AskedBack) WAITS));
        var failed = run(WAITS, new Step.Replied("a", "ana"), new Step.Failed("no model"));
        assertThat(follower.await(failed)).isEqualTo(new Desk.Outcome.Failed(failed, "MRR?", "no model"));
        var unknown = RunId.next(Clock.systemUTC());
        assertThatThrownBy(() -> follower.outcome(unknown))
                .isInstanceOf(UsageException.class)
                .hasMessage("there is no run " + unknown);
    }

    @Test
    void one_of_this_process_is_followed_as_it_is_heard() {
        var id = run();
        var mine = live.add(id, "cli:ana", journal.entries(id), entry -> {});
        mine.queued(3);
        assertThat(follower.follow(id, 0, Desk.News.NONE, NONE).position()).isEqualTo(3);
        mine.heard("leader", "submit", "{\"text\": \"It i");
        assertThat(follower.follow(id, 0, Desk.News.NONE, NONE).text()).isEqualTo("It i");
        var next = new Journal.Entry(1, Clock.systemUTC().instant(), new Step.Warned("x"));
        mine.accept(next);
        assertThat(follower.follow(id, 0, Desk.News.NONE, NONE))
                .isEqualTo(new Desk.News(List.of(next), "It i", 0, true));
        assertThat(watched).containsExactly(next);
    }

    @Test
    void who_waits_is_woken_when_the_run_is_over() throws Exception {
        var id = run();
        var mine = live.add(id, "cli:ana", journal.entries(id), entry -> {});
        var outcome = CompletableFuture.supplyAsync(() -> follower.await(id));
        journal.append(id, 1, new Step.Cancelled("ana"));
        mine.over();
        assertThat(outcome.get(20, TimeUnit.SECONDS)).isEqualTo(new Desk.Outcome.Cancelled(id, "MRR?"));
    }

    @Test
    void a_run_of_this_process_is_stopped_by_its_cancellation_and_says_by_whom() throws Exception {
        var id = run();
        var mine = live.add(id, "cli:ana", journal.entries(id), entry -> {});
        var stopped = new CompletableFuture<Boolean>();
        mine.cancellation().onCancel(() -> stopped.complete(true));
        assertThat(mine.stoppedBy()).isEqualTo("cli:ana");
        stopper.stop(id, "cli:bob");
        assertThat(stopped.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(mine.stoppedBy()).isEqualTo("cli:bob");
        assertThat(journal.entries(id)).hasSize(1);
        assertThat(journal.cancelRequested(id)).isTrue();
    }

    @Test
    void one_that_nobody_works_on_ends_at_once_and_one_that_ended_stays_as_it_was() {
        var waits = run(WAITS);
        journal.release(waits);
        stopper.stop(waits, "cli:bob");
        stopper.stop(waits, "cli:eve");
        assertThat(follower.outcome(waits)).contains(new Desk.Outcome.Cancelled(waits, "MRR?"));
        assertThat(journal.entries(waits))
                .extracting(Journal.Entry::step)
                .endsWith(WAITS, new Step.Cancelled("cli:bob"));
        assertThat(journal.hold(waits)).as("it was let go of").isTrue();
    }

    @Test
    void one_that_another_process_works_on_is_left_to_it() {
        var elsewhere = run();
        stopper.stop(elsewhere, "cli:bob");
        assertThat(journal.entries(elsewhere)).hasSize(1);
        assertThat(journal.cancelRequested(elsewhere)).isTrue();
        var unknown = RunId.next(Clock.systemUTC());
        assertThatThrownBy(() -> stopper.stop(unknown, "cli:bob")).hasMessage("there is no run " + unknown);
    }

    @Test
    void what_another_process_asks_for_stops_it_here() throws Exception {
        var id = run();
        var mine = live.add(id, "cli:ana", journal.entries(id), entry -> {});
        var stopped = new CompletableFuture<Boolean>();
        mine.cancellation().onCancel(() -> stopped.complete(true));
        stopper.listen();
        journal.requestCancel(id);
        assertThat(stopped.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(mine.stoppedBy()).isEqualTo("another process");
    }

    @Test
    void the_kill_switch_counts_each_run_once() {
        var here = run();
        live.add(here, "cli:ana", journal.entries(here), entry -> {});
        run();
        assertThat(stopper.stopAll()).isEqualTo(2);
        assertThat(live.find(here).orElseThrow().stoppedBy()).isEqualTo("the kill switch");
    }

    @Test
    void a_reply_that_comes_second_does_not_go_on_with_the_run() {
        var id = run(WAITS);
        var first = live.goOn(id, "cli:ana", journal.entries(id), entry -> {}).orElseThrow();
        first.accept(new Journal.Entry(2, Clock.systemUTC().instant(), new Step.Replied("a", "cli:ana")));
        assertThat(live.goOn(id, "cli:bob", journal.entries(id), entry -> {})).isEmpty();
        live.remove(first);
        assertThat(live.goOn(id, "cli:bob", journal.entries(id), entry -> {})).isPresent();
        assertThat(live.size()).isEqualTo(1);
        live.remove(first);
        assertThat(live.ids()).as("another one of that name stays").containsExactly(id);
    }
}
