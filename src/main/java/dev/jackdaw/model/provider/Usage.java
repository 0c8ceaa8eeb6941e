package dev.jackdaw.model.provider;

import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import org.jspecify.annotations.Nullable;

/// The tokens of one call: read afresh, read from the provider's cache, written to it, and replied.
record Usage(int fresh, int cached, int stored, int out) {
    private static final Usage UNKNOWN = new Usage(0, 0, 0, 0);

    static Usage of(@Nullable TokenUsage usage) {
        if (usage == null) {
            return UNKNOWN;
        }
        int in = number(usage.inputTokenCount());
        int out = number(usage.outputTokenCount());
        return switch (usage) {
            // Anthropic counts what it cached apart, the others within.
            case AnthropicTokenUsage a ->
                new Usage(in, number(a.cacheReadInputTokens()), number(a.cacheCreationInputTokens()), out);
            case OpenAiTokenUsage o
            when o.inputTokensDetails() != null ->
                within(in, number(o.inputTokensDetails().cachedTokens()), out);
            case GoogleAiGeminiTokenUsage g -> within(in, number(g.cachedContentTokenCount()), out);
            case TokenUsage other -> new Usage(in, 0, 0, out);
        };
    }

    private static Usage within(int in, int cached, int out) {
        return new Usage(in - cached, cached, 0, out);
    }

    private static int number(@Nullable Integer count) {
        return count == null ? 0 : count;
    }

    /// All that was read.
    int in() {
        return fresh + cached + stored;
    }
}
