package dev.jackdaw.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What Slack takes as a message, by its reference of blocks.
public final class BlockCheck {
    private static final Set<String> TYPES = Set.of(
            "markdown",
            "section",
            "context",
            "actions",
            "context_actions",
            "table",
            "data_table",
            "data_visualization",
            "divider",
            "header",
            "image");

    private BlockCheck() {}

    /// Slack's error, or "".
    public static String problem(Map<String, String> form) {
        var text = form.getOrDefault("text", "");
        if (text.isBlank()) {
            return "no_text";
        }
        if (text.length() > 40_000) {
            return "msg_too_long";
        }
        return blocks(form);
    }

    /// The same for the blocks alone.
    public static String blocks(Map<String, String> form) {
        if (!form.containsKey("blocks")) {
            return "";
        }
        var blocks = Json.own(form.get("blocks"), JsonNode.class);
        if (!blocks.isArray() || blocks.size() > 50) {
            return "invalid_blocks";
        }
        int markdown = 0;
        int tables = 0;
        int charts = 0;
        int all = 0;
        var actions = new HashSet<String>();
        for (var block : blocks) {
            var type = block.path("type").asText();
            all += shown(block);
            if (!TYPES.contains(type) || !fits(block, type, actions)) {
                return "invalid_blocks";
            }
            markdown += type.equals("markdown") ? block.path("text").asText().length() : 0;
            tables += type.endsWith("table") ? 1 : 0;
            charts += type.equals("data_visualization") ? 1 : 0;
        }
        if (markdown > 12_000 || all > 13_200) {
            return "msg_blocks_too_long";
        }
        return tables > 1 || charts > 2 ? "invalid_blocks" : "";
    }

    /// How many characters of a block people see.
    private static int shown(JsonNode node) {
        int sum = node.path("text").isTextual() ? node.path("text").asText().length() : 0;
        sum += node.path("label").isTextual() ? node.path("label").asText().length() : 0;
        for (var inner : node) {
            sum += inner.isContainerNode() ? shown(inner) : 0;
        }
        return sum;
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
                boolean good = block.path("elements").size() >= 1
                        && block.path("elements").size() <= 25;
                for (var button : block.path("elements")) {
                    good &= text(button.path("text"), 75)
                            && button.path("value").asText().length() <= 2_000;
                    good &= actions.add(button.path("action_id").asText())
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
            case "table" ->
                table(block)
                        && block.path("rows").size() <= 100
                        && block.path("column_settings").size() <= 20;
            case "data_table" ->
                table(block)
                        && !block.path("caption").asText().isEmpty()
                        && block.path("rows").size() >= 2
                        && block.path("page_size").asInt(5) <= 100;
            case "data_visualization" -> chart(block);
            default -> true;
        };
    }

    private static boolean table(JsonNode block) {
        var rows = block.path("rows");
        int columns = rows.path(0).size();
        int chars = 0;
        boolean good = rows.size() >= 1 && rows.size() <= 101 && columns >= 1 && columns <= 20;
        for (var row : rows) {
            good &= row.size() == columns;
            for (var cell : row) {
                chars += cell.path("text").asText().length();
                good &= !cell.path("text").asText().isEmpty();
                good &= cell.path("type").asText().equals("raw_text")
                        || (cell.path("type").asText().equals("raw_number")
                                && cell.path("value").isNumber());
            }
        }
        return good && chars <= 10_000;
    }

    private static boolean chart(JsonNode block) {
        var chart = block.path("chart");
        var categories = new ArrayList<String>();
        chart.at("/axis_config/categories").forEach(c -> categories.add(c.asText()));
        boolean good = Set.of("line", "bar", "area").contains(chart.path("type").asText())
                && fits(block.path("title").asText(), 50)
                && categories.size() >= 1
                && categories.size() <= 20
                && chart.path("series").size() >= 1
                && chart.path("series").size() <= 6;
        good &= new HashSet<>(categories).size() == categories.size()
                && categories.stream().allMatch(c -> fits(c, 20));
        for (var series : chart.path("series")) {
            good &= fits(series.path("name").asText(), 20);
            var labels = new ArrayList<String>();
            for (var point : series.path("data")) {
                labels.add(point.path("label").asText());
                good &= point.path("value").isNumber();
            }
            good &= labels.equals(categories);
        }
        return good;
    }

    private static boolean fits(String text, int max) {
        return !text.isEmpty() && text.length() <= max;
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
