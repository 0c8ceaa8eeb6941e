package dev.jackdaw.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ExpiringCacheTest {
    private final AtomicInteger looks = new AtomicInteger();
    private final ExpiringCache<String, Integer> recent = new ExpiringCache<>(value -> value >= 0);

    private int get(String key) {
        return recent.get(key, looks::incrementAndGet);
    }

    @Test
    void what_was_found_is_not_looked_for_again_and_each_key_has_its_own() {
        assertThat(get("a")).isEqualTo(1);
        assertThat(get("a")).isEqualTo(1);
        assertThat(get("b")).isEqualTo(2);
        assertThat(get("a")).isEqualTo(1);
    }

    @Test
    void what_must_not_last_is_looked_for_each_time() {
        looks.set(-5);
        assertThat(get("a")).isEqualTo(-4);
        assertThat(get("a")).isEqualTo(-3);
    }

    @Test
    void after_clearing_all_is_looked_for_anew() {
        get("a");
        recent.clear();
        assertThat(get("a")).isEqualTo(2);
    }

    @Test
    void of_more_than_a_thousand_those_that_nobody_asked_for_longest_go() {
        for (int i = 0; i < 1_000; i++) {
            get("key " + i);
        }
        assertThat(get("key 0")).isEqualTo(1);
        get("one more");
        assertThat(get("key 0")).isEqualTo(1);
        assertThat(get("key 1")).isEqualTo(1_002);
    }

    @Test
    void a_look_that_fails_leaves_nothing_behind() {
        assertThatThrownBy(() -> recent.get("a", () -> {
                    throw new PermanentException("gone");
                }))
                .hasMessage("gone");
        assertThat(get("a")).isEqualTo(1);
    }

    @Test
    void a_kept_value_is_read_again_once_it_is_too_old_or_forgotten() {
        var kept = new ExpiringValue<>(Duration.ofDays(1), looks::incrementAndGet);
        assertThat(kept.get()).isEqualTo(1);
        assertThat(kept.get()).isEqualTo(1);
        kept.forget();
        assertThat(kept.get()).isEqualTo(2);
        var brief = new ExpiringValue<>(Duration.ofNanos(-1), looks::incrementAndGet);
        assertThat(brief.get()).isEqualTo(3);
        assertThat(brief.get()).isEqualTo(4);
    }
}
