package dev.jackdaw.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Places, and the line before them.
class FairQueueTest {
    private static int position(FairQueue.Ticket ticket) {
        var told = new ArrayList<Integer>();
        var cancellation = new Cancellation();
        ticket.await(
                position -> {
                    told.add(position);
                    cancellation.cancel();
                },
                cancellation);
        return told.isEmpty() ? 0 : told.getFirst();
    }

    @Test
    void people_take_turns() {
        var queue = new FairQueue(1, 100);
        var first = queue.enter("ana");
        assertThat(position(first)).isZero();
        var waiting = new ArrayList<FairQueue.Ticket>();
        for (var person : List.of("ana", "ana", "ana", "bob", "cleo", "bob")) {
            waiting.add(queue.enter(person));
        }
        assertThat(waiting.stream().map(FairQueueTest::position)).containsExactly(1, 4, 6, 2, 3, 5);
    }

    @Test
    void a_place_goes_to_the_next_in_turn() {
        var queue = new FairQueue(1, 100);
        var order = new ArrayList<String>();
        var first = queue.enter("ana");
        var second = queue.enter("ana");
        var third = queue.enter("ana");
        var bob = queue.enter("bob");
        first.close();
        second.await(position -> order.add("ana waits"), new Cancellation());
        second.close();
        bob.await(position -> order.add("bob waits"), new Cancellation());
        assertThat(order).isEmpty();
        assertThat(position(third)).isEqualTo(1);
        bob.close();
        bob.close();
        third.close();
        assertThat(queue.waiting()).isZero();
        assertThat(position(queue.enter("cleo"))).isZero();
    }

    @Test
    void the_line_is_bounded_for_each_and_for_all() {
        var queue = new FairQueue(1, 4);
        queue.enter("ana");
        var second = queue.enter("ana");
        queue.enter("ana");
        assertThatThrownBy(() -> queue.enter("ana"))
                .isInstanceOf(BusyException.class)
                .hasMessageContaining("you have 2 questions waiting");
        queue.enter("bob");
        queue.enter("cleo");
        assertThatThrownBy(() -> queue.enter("dora"))
                .hasMessageContaining("everybody together has 4 questions waiting");
        assertThat(queue.enterAnyway("dora")).isNotNull();
        second.close();
        second.close();
        assertThat(queue.waiting()).isEqualTo(4);
    }
}
