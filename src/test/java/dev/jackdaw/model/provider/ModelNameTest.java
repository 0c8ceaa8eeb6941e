package dev.jackdaw.model.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.core.UsageException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Models as settings name them, and where their providers are.
class ModelNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"openai:gpt-5-mini", "ollama:llama3.1:8b", "gemini:models/x", "anthropic::"})
    void a_name_is_read_and_written_alike(String text) {
        assertThat(ModelName.parse("X", text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "openai", "openai:", ":gpt", "OpenAI:gpt", "mistral:x", "governed", "open ai:x"})
    void another_text_is_refused_with_what_to_write(String text) {
        assertThatThrownBy(() -> ModelName.parse("JACKDAW_MODEL", text))
                .isInstanceOf(UsageException.class)
                .hasMessage("JACKDAW_MODEL is '" + text + "'. Write governed, or PROVIDER:MODEL with a provider of "
                        + "openai, anthropic, gemini, ollama, such as openai:gpt-5-mini");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        OPENAI    | https://api.openai.com/v1
        ANTHROPIC | https://api.anthropic.com/v1
        GEMINI    | https://generativelanguage.googleapis.com/v1beta
        """)
    void a_provider_s_own_address_needs_a_key(ModelName.Vendor vendor, String url) {
        assertThat(Endpoint.of(vendor, Map.of(vendor.keySetting(), " k "))).isEqualTo(new Endpoint(url, "k"));
        assertThatThrownBy(() -> Endpoint.of(vendor, Map.of(vendor.keySetting(), " ")))
                .isInstanceOf(UsageException.class)
                .hasMessage(vendor.keySetting() + " is missing: models of " + vendor.word() + " need a key. Set it, or "
                        + vendor.urlSetting() + " for a server of your own");
    }

    @Test
    void a_server_of_one_s_own_needs_none() {
        assertThat(Endpoint.of(ModelName.Vendor.OLLAMA, Map.of()))
                .isEqualTo(new Endpoint("http://localhost:11434", "none"));
        assertThat(Endpoint.of(ModelName.Vendor.OPENAI, Map.of("OPENAI_BASE_URL", " http://me:8000/v1// ")))
                .isEqualTo(new Endpoint("http://me:8000/v1", "none"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "me:8000",
                "/v1",
                "ftp://me/v1",
                "file:///etc/passwd",
                "http://",
                "http:///v1",
                "https://u:hush@me/v1",
                "https://hush@me",
                "http://me /hush",
                "jdbc:hush"
            })
    void another_address_is_refused_without_repeating_it(String url) {
        assertThatThrownBy(() -> Endpoint.of(ModelName.Vendor.OPENAI, Map.of("OPENAI_BASE_URL", url)))
                .isInstanceOf(UsageException.class)
                .hasMessage("OPENAI_BASE_URL is no address. Write one such as https://api.openai.com/v1, "
                        + "without a user or a password")
                .hasNoCause();
    }

    @Test
    void an_endpoint_s_text_is_its_address_and_not_its_key() {
        assertThat(new Endpoint("https://me", "sk-hush")).hasToString("https://me");
    }
}
