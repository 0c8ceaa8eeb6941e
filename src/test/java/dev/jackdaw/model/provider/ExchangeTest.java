package dev.jackdaw.model.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.model.provider.ModelFault.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExchangeTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stop() {
        clock.shutdownNow();
    }

    private Exchange exchange(Duration firstToken, Duration betweenTokens, Duration whole) {
        return new Exchange(new Timeouts(LONG, firstToken, betweenTokens, LONG), whole, clock);
    }

    /// Waits until the exchange breaks itself off.
    private static ModelFault broken(Exchange exchange) throws InterruptedException {
        var over = new CountDownLatch(1);
        exchange.breakWith(over::countDown);
        assertThat(over.await(10, TimeUnit.SECONDS)).isTrue();
        var fault = exchange.fault();
        assertThat(fault).isNotNull();
        return fault;
    }

    @Test
    void silence_before_a_reply_is_one_fault() throws InterruptedException {
        var fault = broken(exchange(SHORT, LONG, LONG));
        assertThat(fault.kind()).isEqualTo(Reason.TIMED_OUT);
        assertThat(fault.getMessage()).isEqualTo("no reply began within 20 ms");
    }

    @Test
    void silence_in_mid_reply_is_another() throws InterruptedException {
        var exchange = exchange(LONG, SHORT, LONG);
        assertThat(exchange.begun()).isFalse();
        exchange.progressed();
        assertThat(exchange.begun()).isTrue();
        assertThat(broken(exchange).getMessage()).isEqualTo("silent for 20 ms in mid-reply");
    }

    @Test
    void a_reply_that_goes_on_too_long_is_a_third() throws InterruptedException {
        var exchange = exchange(LONG, LONG, SHORT);
        exchange.progressed();
        assertThat(broken(exchange).getMessage()).isEqualTo("no whole reply within 20 ms");
    }

    @Test
    void the_first_reason_stays_and_what_is_under_way_is_broken_off_once() {
        var exchange = exchange(LONG, LONG, LONG);
        List<String> done = new ArrayList<>();
        exchange.breakWith(() -> done.add("sending"));
        exchange.breakWith(() -> done.add("reading"));
        exchange.breakOff(new ModelFault(Reason.BROKEN_OFF, "stopped"));
        exchange.breakOff(new ModelFault(Reason.TOO_LARGE, "later"));
        assertThat(done).containsExactly("reading");
        assertThat(exchange.fault()).hasMessage("stopped");
    }

    @Test
    void what_begins_after_it_was_broken_off_is_broken_off_at_once() {
        var exchange = exchange(LONG, LONG, LONG);
        exchange.breakOff(new ModelFault(Reason.BROKEN_OFF, "stopped"));
        List<String> done = new ArrayList<>();
        exchange.breakWith(() -> done.add("reading"));
        assertThat(done).containsExactly("reading");
    }

    @Test
    void once_finished_nothing_breaks_it_off() {
        var exchange = exchange(LONG, LONG, LONG);
        List<String> done = new ArrayList<>();
        exchange.breakWith(() -> done.add("reading"));
        exchange.finished();
        exchange.breakOff(new ModelFault(Reason.BROKEN_OFF, "stopped"));
        assertThat(done).isEmpty();
        assertThat(exchange.fault()).isNull();
    }
}
