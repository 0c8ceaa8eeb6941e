package dev.jackdaw.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.slack.Incoming.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads what Slack sent. Kinds that are not known are ignored, whatever they hold. `bot` is
/// Jackdaw's own user.
record IncomingReader(String bot) {
    /// Kinds of messages that people write; all others are Slack's notices or changes.
    private static final Set<String> MESSAGE_SUBTYPES = Set.of("", "file_share", "thread_broadcast");

    Incoming read(JsonNode body) {
        return switch (body.path("type").asText()) {
            case "event_callback" -> event(body);
            case "block_actions" -> clicked(body);
            case "view_submission" -> explained(body);
            case "message_action" -> shortcut(body);
            case "slash_command" ->
                new Incoming.Command(
                        new Who(
                                body.path("team_id").asText(),
                                body.path("user_id").asText()),
                        body.path("channel_id").asText(),
                        SlackText.read(body.path("text").asText()),
                        body.path("trigger_id").asText());
            default -> new Incoming.Ignored("of the kind " + body.path("type").asText());
        };
    }

    /// On Enterprise Grid an event belongs to the workspace that installed Jackdaw.
    private static String team(JsonNode body) {
        var authorized = body.path("authorizations").path(0).path("team_id").asText("");
        return authorized.isEmpty() ? body.path("team_id").asText() : authorized;
    }

    private Incoming event(JsonNode body) {
        var event = body.path("event");
        var team = team(body);
        return switch (event.path("type").asText()) {
            case "app_mention", "message" -> message(team, event);
            case "app_home_opened", "app_context_changed" -> opened(team, event);
            case "agent_session_stopped" ->
                new Incoming.Stopped(new Who(team, event.path("user").asText()), place(team, event));
            default -> new Incoming.Ignored("of the event " + event.path("type").asText());
        };
    }

    private static Incoming opened(String team, JsonNode event) {
        var looksAt = "";
        for (var entity : event.at("/context/entities")) {
            if (entity.path("type").asText().endsWith("/channel_id")) {
                looksAt = entity.path("value").asText();
            }
        }
        return new Incoming.Opened(
                new Who(team, event.path("user").asText()),
                event.path("channel").asText(),
                event.path("type").asText().equals("app_home_opened")
                        && !event.path("tab").asText().equals("messages"),
                looksAt);
    }

    private static ConversationRef place(String team, JsonNode message) {
        var channel = message.path("channel").asText(message.path("channel_id").asText());
        return new ConversationRef(
                team,
                channel,
                message.path("thread_ts").asText(message.path("ts").asText()));
    }

    private Incoming message(String team, JsonNode event) {
        return switch (event.path("subtype").asText("")) {
            case "message_changed" -> edited(team, event);
            case "message_deleted" -> {
                var before = event.path("previous_message");
                var place = place(team, before);
                yield new Incoming.Deleted(
                        new ConversationRef(team, event.path("channel").asText(), place.thread()),
                        event.path("deleted_ts").asText());
            }
            case String kind when MESSAGE_SUBTYPES.contains(kind) -> wrote(team, event);
            case String kind -> new Incoming.Ignored("a message of the kind " + kind);
        };
    }

    /// Other bots are not answered, so that no two of them talk for ever.
    private boolean botly(JsonNode message) {
        return message.hasNonNull("bot_id")
                || message.path("user").asText("").isEmpty()
                || message.path("user").asText().equals(bot);
    }

    private Incoming wrote(String team, JsonNode event) {
        if (botly(event)) {
            return new Incoming.Ignored("from a bot");
        }
        var text = event.path("text").asText();
        var mention = "<@" + bot + ">";
        boolean mentioned = text.contains(mention);
        if (!mentioned && text.strip().startsWith("<@")) {
            return new Incoming.Ignored("to somebody else");
        }
        var files = new ArrayList<String>();
        for (var file : event.path("files")) {
            files.add(file.path("filetype").asText("file"));
        }
        return new Incoming.Wrote(
                new Who(team, event.path("user").asText()),
                place(team, event),
                event.path("ts").asText(),
                SlackText.read(text.replace(mention, " ")),
                mentioned || event.path("type").asText().equals("app_mention"),
                List.copyOf(files));
    }

    private Incoming edited(String team, JsonNode event) {
        var message = event.path("message");
        boolean same =
                message.path("text").equals(event.path("previous_message").path("text"));
        if (botly(message) || same) {
            return new Incoming.Ignored(same ? "the same text again" : "from a bot");
        }
        var place = place(team, message);
        return new Incoming.Edited(
                new Who(team, message.path("user").asText()),
                new ConversationRef(team, event.path("channel").asText(), place.thread()),
                message.path("ts").asText(),
                SlackText.read(message.path("text").asText().replace("<@" + bot + ">", " ")),
                message.path("edited").path("ts").asText(event.path("event_ts").asText()));
    }

    private static Who clicker(JsonNode body) {
        return new Who(
                body.path("team")
                        .path("id")
                        .asText(body.path("user").path("team_id").asText()),
                body.path("user").path("id").asText());
    }

    private static Incoming clicked(JsonNode body) {
        var action = body.path("actions").path(0);
        var container = body.path("container");
        var message = container
                .path("message_ts")
                .asText(body.path("message").path("ts").asText());
        var thread = body.path("message")
                .path("thread_ts")
                .asText(container.path("thread_ts").asText(message));
        return new Incoming.Clicked(
                clicker(body),
                new ConversationRef(
                        clicker(body).team(),
                        body.path("channel")
                                .path("id")
                                .asText(container.path("channel_id").asText()),
                        thread),
                message,
                action.path("action_id").asText(),
                action.path("value").asText(),
                body.path("trigger_id").asText());
    }

    private static Incoming explained(JsonNode body) {
        var view = body.path("view");
        return view.path("callback_id").asText().equals(ActionIds.REASON)
                ? new Incoming.Explained(
                        clicker(body),
                        view.path("private_metadata").asText(),
                        view.path("state")
                                .path("values")
                                .path(ActionIds.REASON)
                                .path(ActionIds.REASON)
                                .path("value")
                                .asText(""))
                : new Incoming.Ignored("another view");
    }

    private static Incoming shortcut(JsonNode body) {
        var message = body.path("message");
        var channel = body.path("channel").path("id").asText();
        var who = clicker(body);
        return body.path("callback_id").asText().equals(ActionIds.ASK_ABOUT)
                ? new Incoming.Shortcut(
                        who,
                        new ConversationRef(
                                who.team(),
                                channel,
                                message.path("thread_ts")
                                        .asText(message.path("ts").asText())),
                        SlackText.read(message.path("text").asText()))
                : new Incoming.Ignored("another shortcut");
    }
}
