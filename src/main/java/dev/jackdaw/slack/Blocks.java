package dev.jackdaw.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jackdaw.data.Json;
import java.util.List;

/// Slack's blocks, within its limits. Block Kit's reference has the shapes.
final class Blocks {
    static final int MARKDOWN_MAX = 11_000;
    static final int BUTTON_MAX = 75;
    static final int VALUE_MAX = 2_000;
    private static final int LABEL_MAX = 300;
    private static final int FALLBACK_MAX = 2_900;

    private Blocks() {}

    static ArrayNode list() {
        return Json.mapper().createArrayNode();
    }

    /// Markdown that has been made safe.
    static ObjectNode markdown(String safe) {
        return block("markdown").put("text", SlackText.cut(safe, MARKDOWN_MAX));
    }

    static ObjectNode header(String text) {
        var header = block("header");
        header.set("text", plain(text));
        return header;
    }

    /// Plain words, at most 3,000 characters.
    static ObjectNode section(String text) {
        var section = block("section");
        section.set("text", plain(SlackText.cut(SlackText.label(text), FALLBACK_MAX)));
        return section;
    }

    static ObjectNode block(String type) {
        return Json.mapper().createObjectNode().put("type", type);
    }

    static ObjectNode plain(String text) {
        return block("plain_text").put("text", text).put("emoji", false);
    }

    /// Small print, at most ten pieces.
    static ObjectNode context(List<String> pieces) {
        var context = block("context");
        var elements = context.putArray("elements");
        pieces.stream()
                .limit(10)
                .map(p -> SlackText.cut(SlackText.label(p), LABEL_MAX))
                .forEach(p -> elements.add(plain(p)));
        return context;
    }

    static ObjectNode button(String action, String label, String value) {
        var button = block("button").put("action_id", action).put("value", value);
        button.set("text", plain(SlackText.cut(SlackText.label(label), BUTTON_MAX)));
        return button;
    }

    /// The same for a Slack that has no `data_table` and no `data_visualization` yet.
    static ArrayNode older(ArrayNode blocks) {
        var older = list();
        for (var block : blocks) {
            switch (block.path("type").asText()) {
                case "data_table" -> older.add(DataTable.older(block));
                case "data_visualization" -> {}
                default -> older.add(block);
            }
        }
        return older;
    }

    /// What is read out where blocks are not shown.
    static String fallback(String text) {
        return SlackText.cut(SlackText.plain(text.replace("**", "")), FALLBACK_MAX);
    }

    /// Text as it is, in a box of its own.
    static SlackMessage code(String language, String text) {
        var inside = SlackText.plain(text).replace("```", "` ` `");
        var fence = "```" + language + "\n" + inside + "\n```";
        return new SlackMessage(fallback(text), list().add(markdown(fence)));
    }

    /// A message of one piece of text.
    static SlackMessage message(String markdown) {
        return new SlackMessage(fallback(markdown), list().add(markdown(SlackText.safe(markdown))));
    }
}
