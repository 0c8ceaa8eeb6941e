package dev.jackdaw.model.provider;

import dev.jackdaw.core.UsageException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// A model as settings name it: "openai:gpt-5-mini".
public record ModelName(Vendor vendor, String model) {
    /// Whose interface it speaks.
    public enum Vendor {
        /// OpenAI, and whatever speaks like it.
        OPENAI("OPENAI_API_KEY", "OPENAI_BASE_URL", "https://api.openai.com/v1"),
        ANTHROPIC("ANTHROPIC_API_KEY", "ANTHROPIC_BASE_URL", "https://api.anthropic.com/v1"),
        GEMINI("GEMINI_API_KEY", "GEMINI_BASE_URL", "https://generativelanguage.googleapis.com/v1beta"),
        /// A server of one's own; it needs no key.
        OLLAMA("", "OLLAMA_BASE_URL", "http://localhost:11434");

        private final String keySetting;
        private final String urlSetting;
        private final String standardUrl;

        Vendor(String keySetting, String urlSetting, String standardUrl) {
            this.keySetting = keySetting;
            this.urlSetting = urlSetting;
            this.standardUrl = standardUrl;
        }

        /// The setting that holds its key; empty where it needs none.
        String keySetting() {
            return keySetting;
        }

        /// The setting that holds another address.
        String urlSetting() {
            return urlSetting;
        }

        /// Where it is by itself.
        String standardUrl() {
            return standardUrl;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Reads one; `setting` is named in the error.
    public static ModelName parse(String setting, String text) {
        int colon = text.indexOf(':');
        var word = colon < 0 ? text : text.substring(0, colon);
        var vendor = Arrays.stream(Vendor.values())
                .filter(v -> v.word().equals(word))
                .findFirst();
        if (vendor.isEmpty() || colon < 0 || colon == text.length() - 1) {
            throw new UsageException(setting
                    + " is '"
                    + text
                    + "'. Write governed, or PROVIDER:MODEL with a provider of "
                    + Arrays.stream(Vendor.values()).map(Vendor::word).collect(Collectors.joining(", "))
                    + ", such as openai:gpt-5-mini");
        }
        return new ModelName(vendor.get(), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return vendor.word() + ":" + model;
    }
}
