package dev.jackdaw.model.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitedStreamTest {
    private static final int MAX = 2 << 20;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Exchange exchange = new Exchange(Timeouts.standard(), Duration.ofMinutes(1), clock);

    @AfterEach
    void stop() {
        exchange.finished();
        clock.shutdownNow();
    }

    private LimitedStream of(int bytes) {
        return new LimitedStream(new ByteArrayInputStream(new byte[bytes]), MAX, exchange);
    }

    @Test
    void a_reply_up_to_the_limit_is_read_whole() throws IOException {
        try (var in = of(MAX)) {
            assertThat(in.readAllBytes()).hasSize(MAX);
            assertThat(in.read()).isEqualTo(-1);
            assertThat(in.read(new byte[8])).isEqualTo(-1);
        }
        assertThat(exchange.fault()).isNull();
    }

    @Test
    void one_byte_more_breaks_the_exchange_off() throws IOException {
        try (var in = of(MAX + 1)) {
            assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
        }
        assertThat(exchange.fault()).isNotNull().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(ModelFault.Reason.TOO_LARGE);
            assertThat(fault.getMessage()).isEqualTo("a reply of more than 2 MB, cut off there");
        });
    }

    @Test
    void bytes_read_one_by_one_count_as_well() throws IOException {
        try (var in = of(MAX + 1)) {
            assertThat(in.read(new byte[MAX])).isEqualTo(MAX);
            assertThat(exchange.fault()).isNull();
            assertThatThrownBy(in::read).isInstanceOf(IOException.class);
        }
        assertThat(exchange.fault()).isNotNull();
    }
}
