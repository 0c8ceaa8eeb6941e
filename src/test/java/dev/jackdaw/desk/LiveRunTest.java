package dev.jackdaw.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.Step;
import dev.jackdaw.core.RunId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveRunTest {
    private final LiveRun run = new LiveRun(RunId.next(Clock.systemUTC()), "cli:test", List.of(), entry -> {});

    @Test
    void a_follower_gets_what_it_has_not_seen() {
        run.accept(entry(0));
        run.accept(entry(1));
        assertThat(seen(-1)).containsExactly(0, 1);
        assertThat(seen(0)).containsExactly(1);
        assertThat(seen(1)).isEmpty();
    }

    /// Who waits for the end alone is not woken by steps.
    @Test
    void who_waits_for_the_end_is_shown_no_step() {
        run.accept(entry(0));
        assertThat(seen(Integer.MAX_VALUE)).isEmpty();
        run.over();
        assertThat(run.follow(Integer.MAX_VALUE, Desk.News.NONE, Duration.ZERO).goesOn())
                .isFalse();
    }

    private List<Integer> seen(int last) {
        return run.follow(last, Desk.News.NONE, Duration.ZERO).entries().stream()
                .map(Journal.Entry::seq)
                .toList();
    }

    private static Journal.Entry entry(int seq) {
        return new Journal.Entry(seq, Instant.EPOCH, new Step.Resumed("process 1"));
    }
}
