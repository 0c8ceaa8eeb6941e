package dev.jackdaw.model.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.agent.ChatModel;
import dev.jackdaw.agent.Message;
import dev.jackdaw.agent.ToolCall;
import dev.jackdaw.agent.ToolSpec;
import dev.jackdaw.data.Json;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonBooleanSchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonNumberSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Our conversations and tools as LangChain4j writes them. The instructions and the tools come
/// first, then what grows: that is the order in which providers cache.
final class LangChainMessages {
    private LangChainMessages() {}

    /// What a provider wants to see again with a model's reply.
    private record Carry(@Nullable String thinking, Map<String, Object> attributes) {}

    static List<ChatMessage> messages(ChatModel.Request request, String model) {
        var messages = new ArrayList<ChatMessage>();
        messages.add(SystemMessage.from(request.instructions()));
        for (var message : request.messages()) {
            messages.add(
                    switch (message) {
                        case Message.User(String text) -> UserMessage.from(text);
                        case Message.Assistant(var reply) -> assistant(reply, model);
                        case Message.ToolReply(String id, String tool, String json) ->
                            ToolExecutionResultMessage.from(id, tool, json);
                    });
        }
        return messages;
    }

    private static AiMessage assistant(ChatModel.Reply reply, String model) {
        var builder = AiMessage.builder();
        if (!reply.text().isBlank()) {
            builder.text(reply.text());
        } else if (reply.calls().isEmpty()) {
            builder.text("(no reply)");
        }
        builder.toolExecutionRequests(
                reply.calls().stream().map(LangChainMessages::call).toList());
        // Thoughts are signed: another model's would be refused.
        if (reply.model().equals(model) && !reply.carry().isEmpty()) {
            var carry = Json.own(reply.carry(), Carry.class);
            builder.attributes(carry.attributes());
            if (carry.thinking() != null) {
                builder.thinking(carry.thinking());
            }
        }
        return builder.build();
    }

    private static ToolExecutionRequest call(ToolCall call) {
        return ToolExecutionRequest.builder()
                .id(call.id())
                .name(call.tool())
                .arguments(isObject(call.argumentsJson()) ? call.argumentsJson() : "{}")
                .build();
    }

    /// Providers refuse a conversation that holds broken JSON, even their model's own.
    private static boolean isObject(String json) {
        try {
            return Json.mapper().readTree(json).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    static String carry(AiMessage message) {
        if (message.thinking() == null && message.attributes().isEmpty()) {
            return "";
        }
        return Json.text(new Carry(message.thinking(), new TreeMap<>(message.attributes())));
    }

    static List<ToolCall> calls(AiMessage message) {
        var calls = new ArrayList<ToolCall>();
        for (var request : message.toolExecutionRequests()) {
            // Ollama's models number no calls.
            var id = request.id() == null ? "call_" + calls.size() : request.id();
            var arguments = request.arguments();
            var json = arguments == null || arguments.isBlank() ? "{}" : arguments;
            calls.add(new ToolCall(id, String.valueOf(request.name()), json));
        }
        return calls;
    }

    static ToolSpecification tool(ToolSpec tool) {
        return ToolSpecification.builder()
                .name(tool.name())
                .description(tool.description())
                .parameters(object(tool.parameters()))
                .build();
    }

    private static JsonObjectSchema object(JsonNode schema) {
        var builder = JsonObjectSchema.builder();
        schema.path("properties").properties().forEach(p -> builder.addProperty(p.getKey(), element(p.getValue())));
        var required = new ArrayList<String>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        var description = description(schema);
        return builder.required(required).description(description).build();
    }

    private static JsonSchemaElement element(JsonNode schema) {
        var about = description(schema);
        if (schema.has("enum")) {
            var values = new ArrayList<String>();
            schema.get("enum").forEach(value -> values.add(value.asText()));
            return JsonEnumSchema.builder()
                    .enumValues(values)
                    .description(about)
                    .build();
        }
        return switch (schema.path("type").asText("string")) {
            case "object" -> object(schema);
            case "array" ->
                JsonArraySchema.builder()
                        .items(element(schema.path("items")))
                        .description(about)
                        .build();
            case "integer" -> JsonIntegerSchema.builder().description(about).build();
            case "number" -> JsonNumberSchema.builder().description(about).build();
            case "boolean" -> JsonBooleanSchema.builder().description(about).build();
            case String other -> JsonStringSchema.builder().description(about).build();
        };
    }

    private static @Nullable String description(JsonNode schema) {
        return schema.has("description") ? schema.get("description").asText() : null;
    }
}
