package dev.jackdaw.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.core.UsageException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApiKeysTest {
    private static final String ANA = "ana-0123456789abcdefghij";
    private static final String OPS = "ops-0123456789abcdefghij";

    private final ApiKeys keys = new ApiKeys("ana:" + ANA + " , ops:" + OPS, Set.of("ops"));

    @Test
    void a_key_tells_whose_it_is_and_whether_they_are_of_the_data_team() {
        assertThat(keys.client("Bearer " + ANA)).hasValue(new ApiKeys.Client("ana", false));
        assertThat(keys.client("bearer  " + OPS + " ")).hasValue(new ApiKeys.Client("ops", true));
        assertThat(new ApiKeys.Client("ana", false).asker()).isEqualTo("http:ana");
    }

    @Test
    void anything_else_is_nobodys() {
        assertThat(keys.client("")).isEmpty();
        assertThat(keys.client(ANA)).isEmpty();
        assertThat(keys.client("Basic " + ANA)).isEmpty();
        assertThat(keys.client("Bearer")).isEmpty();
        assertThat(keys.client("Bearer " + ANA + "x")).isEmpty();
    }

    @Test
    void no_keys_let_nobody_in() {
        var none = new ApiKeys(" ", Set.of());
        assertThat(none.any()).isFalse();
        assertThat(none.client("Bearer " + ANA)).isEmpty();
    }

    @Test
    void a_short_key_is_refused_without_being_told() {
        assertThatThrownBy(() -> new ApiKeys("ana:secret", Set.of()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'ana'")
                .hasMessageNotContaining("secret");
    }

    @Test
    void an_admin_without_a_key_is_a_mistake() {
        assertThatThrownBy(() -> new ApiKeys("ana:" + ANA, Set.of("joe"))).hasMessageContaining("'joe'");
    }

    @Test
    void keys_that_cannot_be_are_named_without_the_key() {
        assertThatThrownBy(() -> new ApiKeys("ana:short", Set.of()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'ana'")
                .hasMessageNotContaining("short (");
        assertThatThrownBy(() -> new ApiKeys(ANA, Set.of())).hasMessageNotContaining(ANA);
        assertThatThrownBy(() -> new ApiKeys("ana:" + ANA, Set.of("eve"))).hasMessageContaining("'eve'");
    }
}
