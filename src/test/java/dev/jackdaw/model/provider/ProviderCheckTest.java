package dev.jackdaw.model.provider;

import static dev.jackdaw.model.provider.StubProvider.json;
import static dev.jackdaw.model.provider.StubProvider.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Json;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is wrong with a model's settings is named, without its key.
class ProviderCheckTest {
    private final StubProvider provider = new StubProvider();
    private final OneModel model = new OneModel();

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void settings_that_cannot_be_are_named() {
        assertThatThrownBy(() -> model.chat("openai:gpt-5", Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("OPENAI_API_KEY is missing");
        assertThatThrownBy(() -> model.chat("gpt-5", Map.of())).hasMessageStartingWith("JACKDAW_MODEL is 'gpt-5'");
        assertThatThrownBy(() -> model.chat("ollama:q", Map.of("OLLAMA_BASE_URL", "localhost:11434")))
                .hasMessageStartingWith("OLLAMA_BASE_URL is no address");
    }

    @Test
    void a_check_names_a_wrong_key_model_or_address() {
        var list =
                "{\"object\":\"list\",\"data\":[{\"id\":\"gpt-5\",\"object\":\"model\",\"created\":1,\"owned_by\":\"o\"}]}";
        provider.then(
                json(list),
                json(list),
                status(401, "{\"error\":{\"message\":\"Incorrect API key provided: sk-secret\"}}", ""),
                json("<html>hello</html>"));
        assertThat(check("openai:gpt-5", provider.url())).isEmpty();
        assertThat(check("openai:gpt-9", provider.url())).isEqualTo("there is no model 'gpt-9' there");
        assertThat(check("openai:gpt-5", provider.url())).isEqualTo("the provider refuses the key (401)");
        assertThat(check("openai:gpt-5", provider.url())).contains("is the address right?");
        assertThat(check("openai:gpt-5", "http://127.0.0.1:1")).isEqualTo("nobody listens there");
        assertThat(check("openai:gpt-5", "http://no-such-host.invalid")).isEqualTo("there is no host of that name");
        provider.then(json("{\"models\":[{\"name\":\"qwen3:latest\"}]}"));
        assertThat(check("ollama:qwen3", provider.url())).isEmpty();
        provider.then(json("{\"models\":[{\"name\":\"models/gemini-2.5-pro\",\"displayName\":\"G\"}]}"));
        assertThat(check("gemini:gemini-2.5-pro", provider.url())).isEmpty();
        provider.then(
                json(
                        "{\"data\":[{\"type\":\"model\",\"id\":\"claude-haiku-4-5-20251001\",\"display_name\":\"H\",\"created_at\":\"2025-10-01T00:00:00Z\"}],\"has_more\":false}"));
        assertThat(check("anthropic:claude-haiku-4-5", provider.url())).isEmpty();
    }

    private static String check(String model, String url) {
        var name = ModelName.parse("JACKDAW_MODEL", model);
        var environment = Map.of(
                name.vendor().urlSetting(),
                url,
                "OPENAI_API_KEY",
                "sk-secret",
                "GEMINI_API_KEY",
                "g",
                "ANTHROPIC_API_KEY",
                "a");
        try (var models = OneModel.models(name, environment)) {
            assertThat(Json.text(models.standings())).doesNotContain("sk-secret");
            return models.check().getFirst().problem();
        }
    }
}
