package dev.jackdaw.model.provider;

import dev.langchain4j.model.anthropic.AnthropicModelCatalog;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.catalog.ModelDescription;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.googleai.GeminiThinkingConfig;
import dev.langchain4j.model.googleai.GoogleAiGeminiModelCatalog;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import dev.langchain4j.model.ollama.OllamaModel;
import dev.langchain4j.model.ollama.OllamaModels;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiModelCatalog;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.util.List;

/// LangChain4j's clients of the four providers, all on our transport.
record Clients(ModelHttp http, ModelOptions options) {
    private static final int MODELS_SHOWN = 1_000;

    StreamingChatModel chat(ModelName name, Endpoint endpoint) {
        return switch (name.vendor()) {
            case OPENAI -> openAi(name, endpoint);
            case ANTHROPIC -> anthropic(name, endpoint);
            case GEMINI -> gemini(name, endpoint);
            case OLLAMA -> ollama(name, endpoint);
        };
    }

    private StreamingChatModel openAi(ModelName name, Endpoint endpoint) {
        var builder = OpenAiStreamingChatModel.builder()
                .httpClientBuilder(http.builder())
                .baseUrl(endpoint.url())
                .apiKey(endpoint.key())
                .modelName(name.model());
        // OpenAI's own thinking models know only the newer name; other servers often only the
        // older.
        if (endpoint.url().equals(name.vendor().standardUrl())) {
            builder.maxCompletionTokens(options.tokensMax());
        } else {
            builder.maxTokens(options.tokensMax());
        }
        if (!options.effort().isEmpty()) {
            builder.reasoningEffort(options.effort());
        }
        return builder.build();
    }

    private StreamingChatModel anthropic(ModelName name, Endpoint endpoint) {
        var builder = AnthropicStreamingChatModel.builder()
                .httpClientBuilder(http.builder())
                .baseUrl(endpoint.url())
                .apiKey(endpoint.key())
                .modelName(name.model())
                .maxTokens(options.tokensMax())
                .cacheSystemMessages(true)
                .cacheTools(true);
        if (thinks()) {
            int budget = thoughtTokens();
            builder.thinkingType("enabled")
                    .thinkingBudgetTokens(budget)
                    .maxTokens(options.tokensMax() + budget)
                    .returnThinking(true)
                    .sendThinking(true);
        }
        return builder.build();
    }

    private StreamingChatModel gemini(ModelName name, Endpoint endpoint) {
        var builder = GoogleAiGeminiStreamingChatModel.builder()
                .httpClientBuilder(http.builder())
                .baseUrl(endpoint.url())
                .apiKey(endpoint.key())
                .modelName(name.model())
                .maxOutputTokens(options.tokensMax())
                // Some of its models want the signatures of their thoughts back.
                .returnThinking(true)
                .sendThinking(true);
        if (!options.effort().isEmpty()) {
            builder.thinkingConfig(GeminiThinkingConfig.builder()
                    .thinkingLevel(options.effort())
                    .includeThoughts(false)
                    .build());
        }
        return builder.build();
    }

    private StreamingChatModel ollama(ModelName name, Endpoint endpoint) {
        var builder = OllamaStreamingChatModel.builder()
                .httpClientBuilder(http.builder())
                .baseUrl(endpoint.url())
                .modelName(name.model())
                .numPredict(options.tokensMax());
        if (!options.effort().isEmpty()) {
            builder.think(thinks());
        }
        return builder.build();
    }

    /// Whether a model is told to think.
    boolean thinks() {
        return thoughtTokens() > 0;
    }

    /// How many tokens Anthropic's models may think.
    private int thoughtTokens() {
        return switch (options.effort()) {
            case "low" -> 2_000;
            case "medium" -> 8_000;
            case "high" -> 24_000;
            case String other -> 0;
        };
    }

    /// The models that an endpoint offers, by name.
    List<String> models(ModelName.Vendor vendor, Endpoint endpoint) {
        return switch (vendor) {
            case OPENAI ->
                names(OpenAiModelCatalog.builder()
                        .httpClientBuilder(http.builder())
                        .baseUrl(endpoint.url())
                        .apiKey(endpoint.key())
                        .build()
                        .listModels());
            case ANTHROPIC ->
                names(AnthropicModelCatalog.builder()
                        .httpClientBuilder(http.builder())
                        .baseUrl(endpoint.url())
                        .apiKey(endpoint.key())
                        .build()
                        .listModels());
            case GEMINI ->
                names(GoogleAiGeminiModelCatalog.builder()
                        .httpClientBuilder(http.builder())
                        .baseUrl(endpoint.url())
                        .apiKey(endpoint.key())
                        .build()
                        .listModels());
            case OLLAMA ->
                OllamaModels.builder()
                        .httpClientBuilder(http.builder())
                        .baseUrl(endpoint.url())
                        .maxRetries(0)
                        .build()
                        .availableModels()
                        .content()
                        .stream()
                        .map(OllamaModel::getName)
                        .limit(MODELS_SHOWN)
                        .toList();
        };
    }

    private static List<String> names(List<ModelDescription> models) {
        return models.stream()
                .map(ModelDescription::name)
                .map(name -> name.replaceFirst("^models/", ""))
                .limit(MODELS_SHOWN)
                .toList();
    }
}
