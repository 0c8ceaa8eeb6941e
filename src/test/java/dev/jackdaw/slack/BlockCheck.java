package dev.jackdaw.slack;

import com.fasterxml.jackson.databind.JsonNode;

import dev.jackdaw.agent.Json;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What Slack takes as a message, by its reference of blocks.
final class BlockCheck {
    private static final Set<String> TYPES =
            Set.of(
                    "markdown",
                    "section",
                    "context",
                    "actions",
                    "context_actions",
                    "table",
                    "divider",
                    "header",
                    "image");

    private BlockCheck() {}

    /// Slack's error, or "".
    static String problem(Map<String, String> form) {
        var text = form.getOrDefault("text", "");
        if (text.isBlank()) {
            return "no_text";
        }
        if (text.length() > 40_000) {
            return "msg_too_long";
        }
        if (!form.containsKey("blocks")) {
            return "";
        }
        var blocks = Json.own(form.get("blocks"), JsonNode.class);
        if (!blocks.isArray() || blocks.size() > 50) {
            return "invalid_blocks";
        }
        int markdown = 0;
        int tables = 0;
        int all = 0;
        var actions = new HashSet<String>();
        for (var block : blocks) {
            var type = block.path("type").asText();
            all += Json.text(block).length();
            if (!TYPES.contains(type) || !fits(block, type, actions)) {
                return "invalid_blocks";
            }
            markdown += type.equals("markdown") ? block.path("text").asText().length() : 0;
            tables += type.equals("table") ? 1 : 0;
        }
        if (markdown > 12_000 || all > 40_000) {
            return "msg_blocks_too_long";
        }
        return tables > 1 ? "invalid_blocks" : "";
    }

    private static boolean fits(JsonNode block, String type, Set<String> actions) {
        return switch (type) {
            case "markdown" -> !block.path("text").asText().isBlank();
            case "section" -> text(block.path("text"), 3_000);
            case "context" ->
                    block.path("elements").size() >= 1
                            && block.path("elements").size() <= 10
                            && all(block.path("elements"), 2_000);
            case "actions" -> {
                boolean good =
                        block.path("elements").size() >= 1 && block.path("elements").size() <= 25;
                for (var button : block.path("elements")) {
                    good &=
                            text(button.path("text"), 75)
                                    && button.path("value").asText().length() <= 2_000;
                    good &=
                            actions.add(button.path("action_id").asText())
                                    && button.path("action_id").asText().length() <= 255;
                }
                yield good;
            }
            case "context_actions" -> {
                var buttons = block.path("elements").path(0);
                yield buttons.path("type").asText().equals("feedback_buttons")
                        && text(buttons.path("positive_button").path("text"), 75)
                        && text(buttons.path("negative_button").path("text"), 75);
            }
            case "table" -> table(block);
            default -> true;
        };
    }

    private static boolean table(JsonNode block) {
        var rows = block.path("rows");
        int columns = rows.path(0).size();
        int chars = 0;
        boolean good = rows.size() >= 1 && rows.size() <= 100 && columns >= 1 && columns <= 20;
        good &= block.path("column_settings").size() <= 20;
        for (var row : rows) {
            good &= row.size() == columns;
            for (var cell : row) {
                chars += cell.path("text").asText().length();
                good &=
                        cell.path("type").asText().equals("raw_text")
                                && !cell.path("text").asText().isEmpty();
            }
        }
        return good && chars <= 10_000;
    }

    private static boolean all(JsonNode elements, int max) {
        boolean good = true;
        for (var element : elements) {
            good &= text(element, max);
        }
        return good;
    }

    private static boolean text(JsonNode text, int max) {
        var content = text.path("text").asText();
        return !content.isEmpty()
                && content.length() <= max
                && Set.of("plain_text", "mrkdwn").contains(text.path("type").asText());
    }
}
