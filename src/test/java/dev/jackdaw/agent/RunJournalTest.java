package dev.jackdaw.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.core.PermanentException;
import dev.jackdaw.core.RunId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunJournalTest {
    private static final RunId RUN = RunId.next(Clock.systemUTC());
    private static final Step.Asked ASKED = new Step.Asked("MRR?", "cli:ana", "t");
    private static final Step.Delegated TASK = new Step.Delegated("leader", "analyst", "MRR");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-17T09:00:00.123456789Z"), ZoneOffset.UTC);

    private final MemoryJournal written = new MemoryJournal();
    private final List<Journal.Entry> seen = new ArrayList<>();

    private RunJournal journal(Journal.Entry... past) {
        return new RunJournal(RUN, List.of(past), written, seen::add, CLOCK);
    }

    private static Journal.Entry entry(int seq, Step step) {
        return new Journal.Entry(seq, Instant.EPOCH, step);
    }

    @Test
    void old_steps_are_handed_out_in_their_order_and_then_it_is_live() {
        var journal = journal(entry(0, ASKED), entry(1, TASK));
        assertThat(journal.left()).isEqualTo(2);
        assertThat(journal.next(Step.Asked.class)).isTrue();
        assertThat(journal.next(Step.Delegated.class)).isFalse();
        assertThat(journal.recorded(Step.Asked.class)).contains(ASKED);
        assertThat(journal.live()).isFalse();
        assertThat(journal.recorded(Step.Delegated.class)).contains(TASK);
        assertThat(journal.live()).isTrue();
        assertThat(journal.recorded(Step.Delegated.class)).isEmpty();
    }

    @Test
    void a_step_of_another_kind_than_this_version_would_write_stops_it() {
        var journal = journal(entry(0, ASKED));
        assertThatThrownBy(() -> journal.recorded(Step.Found.class))
                .isInstanceOf(PermanentException.class)
                .hasMessage("run " + RUN + " can't be resumed: its journal has Asked where this version would write"
                        + " Found. Ask again");
        assertThat(journal.recorded(Step.Asked.class)).contains(ASKED);
    }

    @Test
    void that_it_was_taken_over_is_no_step_of_the_work_but_has_its_number() {
        var journal = journal(entry(0, ASKED), entry(1, new Step.Resumed("process 2")), entry(2, TASK));
        assertThat(journal.left()).isEqualTo(2);
        journal.write(new Step.Warned("x"));
        journal.flush();
        assertThat(written.entries(RUN)).extracting(Journal.Entry::seq).containsExactly(3);
    }

    @Test
    void nothing_is_written_or_shown_before_it_is_flushed_and_then_all_at_once() {
        var journal = journal();
        journal.write(ASKED);
        journal.write(TASK);
        assertThat(written.entries(RUN)).isEmpty();
        assertThat(seen).isEmpty();
        journal.flush();
        journal.flush();
        assertThat(written.entries(RUN))
                .isEqualTo(seen)
                .extracting(Journal.Entry::step)
                .containsExactly(ASKED, TASK);
        // PostgreSQL keeps microseconds: what is shown must be what is read back.
        assertThat(seen.getFirst().at()).isEqualTo("2026-06-17T09:00:00.123456Z");
    }

    @Test
    void a_note_that_stands_there_already_is_not_written_again() {
        var journal = journal(entry(0, ASKED));
        journal.note(ASKED);
        journal.note(TASK);
        journal.flush();
        assertThat(written.entries(RUN)).extracting(Journal.Entry::step).containsExactly(TASK);
    }

    @Test
    void what_is_dropped_is_never_written_and_leaves_no_gap() {
        var journal = journal(entry(0, ASKED));
        journal.write(TASK);
        journal.write(TASK);
        journal.drop();
        journal.write(new Step.Failed("x"));
        journal.flush();
        assertThat(written.entries(RUN)).extracting(Journal.Entry::seq).containsExactly(1);
    }

    @Test
    void what_can_not_be_written_is_kept_and_shown_to_nobody() {
        var journal = journal();
        written.append(RUN, 5, ASKED);
        journal.write(TASK);
        assertThatThrownBy(journal::flush).isInstanceOf(PermanentException.class);
        assertThat(seen).isEmpty();
        assertThatThrownBy(journal::flush).isInstanceOf(PermanentException.class);
    }

    @Test
    void an_end_that_nobody_heard_of_is_known() {
        assertThat(journal(entry(0, ASKED), entry(1, new Step.Failed("x"))).ended())
                .contains(new Step.Failed("x"));
        assertThat(journal(entry(0, ASKED)).ended()).isEmpty();
        assertThat(journal().ended()).isEmpty();
    }

    @Test
    void what_was_spent_counts_as_steps_are_handed_out_or_written() {
        var failed = new Step.ModelFailed("leader", "m", "no", 1, 50);
        var journal = journal(entry(0, failed));
        assertThat(journal.spend()).isEqualTo(Spend.NONE);
        journal.recorded(Step.ModelFailed.class);
        journal.write(failed);
        assertThat(journal.spend().costMicros()).isEqualTo(100);
    }
}
