package dev.jackdaw.model.provider;

import static dev.jackdaw.model.provider.StubProvider.events;
import static dev.jackdaw.model.provider.StubProvider.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.agent.ChatModel;
import dev.jackdaw.agent.Message;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What goes over the wire to each provider and what comes back, on real sockets.
class WireFormatTest {
    private final StubProvider provider = new StubProvider();
    private final OneModel model = new OneModel();

    @AfterEach
    void close() {
        provider.close();
    }

    private static Message.Assistant replied(ChatModel.Reply reply) {
        return new Message.Assistant(reply);
    }

    @Test
    void openai_streams_parallel_calls_and_is_sent_them_back() {
        var pieces = OpenAi.callPieces(0, "c1", "look", "{\"at\": \"north\"}");
        pieces.addAll(OpenAi.callPieces(1, "c2", "look", "{\"at\": \"south\"}"));
        pieces.add(OpenAi.finish("tool_calls"));
        pieces.add("[DONE]");
        provider.then(events(pieces.toArray(String[]::new)), OpenAi.said("Done."));
        var environment = Map.of("OPENAI_BASE_URL", provider.url() + "/v1/", "OPENAI_API_KEY", "sk-secret");

        var first = model.chat("openai:gpt-5-mini", environment, new Message.User("Where?"));
        assertThat(first.calls())
                .extracting(c -> c.id() + c.tool() + c.argumentsJson())
                .containsExactly("c1look{\"at\": \"north\"}", "c2look{\"at\": \"south\"}");
        assertThat(first.model()).isEqualTo("openai:gpt-5-mini");
        assertThat(first.tokensIn()).isEqualTo(1000);
        // 600 tokens at 0.25, 400 from the cache at 0.025, 50 replied at 2: millionths of a dollar.
        assertThat(first.costMicros()).isEqualTo(150 + 10 + 100);
        assertThat(String.join(
                        "",
                        model.heard.stream()
                                .map(h -> h.replaceFirst("look:", ""))
                                .toList()))
                .isEqualTo("{\"at\": \"north\"}{\"at\": \"south\"}");

        var second = model.chat(
                "openai:gpt-5-mini",
                environment,
                new Message.User("Where?"),
                replied(first),
                new Message.ToolReply("c1", "look", "{\"found\":1}"),
                new Message.ToolReply("c2", "look", "{\"found\":2}"));
        assertThat(second.text()).isEqualTo("Done.");

        var request = provider.requests().get(1);
        assertThat(request.line()).isEqualTo("POST /v1/chat/completions HTTP/1.1");
        assertThat(request.headers()).contains("Authorization: Bearer sk-secret");
        var body = OpenAi.body(request);
        assertThat(body.path("model").asText()).isEqualTo("gpt-5-mini");
        assertThat(body.path("stream").asBoolean()).isTrue();
        assertThat(body.path("tool_choice").asText()).isEqualTo("required");
        assertThat(body.path("messages").findValuesAsText("role"))
                .containsExactly("system", "user", "assistant", "tool", "tool");
        assertThat(body.at("/messages/2/tool_calls/1/id").asText()).isEqualTo("c2");
        assertThat(body.at("/messages/4/content").asText()).isEqualTo("{\"found\":2}");
        var schema = body.at("/tools/0/function/parameters");
        assertThat(schema.at("/properties/ways/items/enum/1").asText()).isEqualTo("b");
        assertThat(schema.at("/required/0").asText()).isEqualTo("at");
    }

    @Test
    void anthropic_streams_and_is_told_what_to_cache() {
        provider.then(events(
                event(
                        "message_start",
                        "{\"type\":\"message_start\",\"message\":{\"id\":\"m1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude\",\"content\":[],\"usage\":{\"input_tokens\":100,\"output_tokens\":1,\"cache_read_input_tokens\":1000,\"cache_creation_input_tokens\":200}}}"),
                event(
                        "content_block_start",
                        "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"look\",\"input\":{}}}"),
                event(
                        "content_block_delta",
                        "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"at\\\":\"}}"),
                event(
                        "content_block_delta",
                        "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"\\\"east\\\"}\"}}"),
                event("content_block_stop", "{\"type\":\"content_block_stop\",\"index\":0}"),
                event(
                        "message_delta",
                        "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"tool_use\"},\"usage\":{\"output_tokens\":20}}"),
                event("message_stop", "{\"type\":\"message_stop\"}")));
        var reply = model.chat(
                "anthropic:claude-haiku-4-5",
                Map.of("ANTHROPIC_BASE_URL", provider.url() + "/v1", "ANTHROPIC_API_KEY", "ak"),
                new Message.User("Where?"));
        assertThat(reply.calls())
                .extracting(c -> c.tool() + c.argumentsJson())
                .containsExactly("look{\"at\":\"east\"}");
        assertThat(reply.tokensIn()).isEqualTo(1300);
        // 100 at 1, 1,000 from the cache at 0.1, 200 into it at 1.25, 20 at 5.
        assertThat(reply.costMicros()).isEqualTo(100 + 100 + 250 + 100);
        var request = provider.requests().getFirst();
        assertThat(request.line()).isEqualTo("POST /v1/messages HTTP/1.1");
        assertThat(request.headers()).contains("x-api-key: ak");
        var body = OpenAi.body(request);
        assertThat(body.at("/system/0/cache_control/type").asText()).isEqualTo("ephemeral");
        assertThat(body.at("/tools/0/cache_control/type").asText()).isEqualTo("ephemeral");
        assertThat(body.at("/tool_choice/type").asText()).isEqualTo("any");
    }

    private static String event(String name, String data) {
        return "event: " + name + "\ndata: " + data;
    }

    @Test
    void gemini_streams_and_gets_its_thoughts_signature_back() {
        provider.then(
                events(
                        "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"functionCall\":{\"name\":\"look\",\"args\":{\"at\":\"west\"}},\"thoughtSignature\":\"c2lnbmVk\"}]},\"index\":0}],\"usageMetadata\":{\"promptTokenCount\":1000,\"candidatesTokenCount\":10}}",
                        "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"\"}]},\"finishReason\":\"STOP\",\"index\":0}],\"usageMetadata\":{\"promptTokenCount\":1000,\"candidatesTokenCount\":12,\"cachedContentTokenCount\":500}}"),
                events(
                        "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"Done.\"}]},\"finishReason\":\"STOP\",\"index\":0}],\"usageMetadata\":{\"promptTokenCount\":10,\"candidatesTokenCount\":2}}"));
        var environment = Map.of("GEMINI_BASE_URL", provider.url() + "/v1beta", "GEMINI_API_KEY", "gk");
        var first = model.chat("gemini:gemini-2.5-flash", environment, new Message.User("Where?"));
        assertThat(first.calls())
                .extracting(c -> c.tool() + c.argumentsJson())
                .containsExactly("look{\"at\":\"west\"}");
        assertThat(first.costMicros()).isEqualTo(150 + 15 + 30);
        model.chat(
                "gemini:gemini-2.5-flash",
                environment,
                new Message.User("Where?"),
                replied(first),
                new Message.ToolReply(first.calls().getFirst().id(), "look", "{\"found\":1}"));
        assertThat(provider.requests().getFirst().line())
                .isEqualTo("POST /v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse HTTP/1.1");
        assertThat(provider.requests().get(1).body()).contains("c2lnbmVk");
        assertThat(provider.requests().toString()).doesNotContain("key=gk");
    }

    @Test
    void ollama_streams_lines_and_needs_no_key() {
        provider.then(
                lines(
                        "{\"model\":\"qwen3\",\"message\":{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":[{\"function\":{\"name\":\"look\",\"arguments\":{\"at\":\"up\"}}}]},\"done\":false}",
                        "{\"model\":\"qwen3\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done_reason\":\"stop\",\"done\":true,\"prompt_eval_count\":90,\"eval_count\":7}"));
        var reply = model.chat("ollama:qwen3", Map.of("OLLAMA_BASE_URL", provider.url()), new Message.User("Where?"));
        assertThat(reply.calls()).extracting(c -> c.tool() + c.argumentsJson()).containsExactly("look{\"at\":\"up\"}");
        assertThat(reply.calls().getFirst().id()).isNotEmpty();
        assertThat(reply.costMicros()).isZero();
        assertThat(reply.tokensIn()).isEqualTo(90);
        assertThat(provider.requests().getFirst().line()).isEqualTo("POST /api/chat HTTP/1.1");
    }

    @Test
    void broken_arguments_are_not_sent_back() {
        provider.then(OpenAi.said("ok"));
        var broken = new ChatModel.Reply(
                "", List.of(new dev.jackdaw.agent.ToolCall("c1", "look", "{\"at\": ")), "openai:m", 0, 0, 0, "");
        model.chat(
                "openai:m",
                Map.of("OPENAI_BASE_URL", provider.url()),
                new Message.User("?"),
                replied(broken),
                new Message.ToolReply("c1", "look", "{\"error\":\"not JSON\"}"));
        assertThat(OpenAi.body(provider.requests().getFirst())
                        .at("/messages/2/tool_calls/0/function/arguments")
                        .asText())
                .isEqualTo("{}");
    }
}
