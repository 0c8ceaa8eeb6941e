package dev.jackdaw.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.slack.SlackFault.Certainty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a call that came to nothing means for the next one.
class SlackFaultTest {
    @ParameterizedTest
    @CsvSource({
        "REFUSED, channel_not_found, false, false, true",
        "REFUSED, invalid_blocks, false, false, true",
        "REFUSED, ratelimited, true, false, false",
        "REFUSED, invalid_auth, false, true, false",
        "REFUSED, token_revoked, false, true, false",
        "REFUSED, account_inactive, false, true, false",
        "UNSURE, channel_not_found, false, false, false",
        "UNSURE, timeout, false, false, false",
    })
    void only_what_was_refused_for_its_own_sake_is_for_good(
            Certainty kind, String error, boolean limited, boolean ofToken, boolean forGood) {
        var fault = new SlackFault(kind, "chat.postMessage", error);
        assertThat(fault.limited()).isEqualTo(limited);
        assertThat(fault.ofToken()).isEqualTo(ofToken);
        assertThat(fault.forGood()).isEqualTo(forGood);
        assertThat(fault).hasMessage("chat.postMessage: " + error);
    }

    @Test
    void a_conversation_is_direct_where_its_channel_is() {
        assertThat(new ConversationRef("T1", "D1", "1.0").direct()).isTrue();
        assertThat(new ConversationRef("T1", "C1", "1.0").direct()).isFalse();
        assertThat(new ConversationRef("T1", "C1", "1.0").key()).isEqualTo("slack:T1:C1:1.0");
    }
}
