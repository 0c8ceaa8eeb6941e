package dev.jackdaw.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.data.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The manifest asks for what the code uses, and no more.
class SlackManifestTest {
    private static JsonNode manifest() throws IOException {
        return Json.own(Files.readString(Path.of("docs/slack-manifest.json")), JsonNode.class);
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static String code() throws IOException {
        try (var files = Files.list(Path.of("src/main/java/dev/jackdaw/slack"))) {
            var all = new StringBuilder();
            for (var file : files.toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }

    @Test
    void scopes_are_those_that_doctor_looks_for_and_that_the_methods_need() throws IOException {
        assertThat(texts(manifest().at("/oauth_config/scopes/bot")))
                .containsExactlyInAnyOrderElementsOf(SlackCheck.SCOPES);
        var needs = java.util.Map.of(
                "chat.postMessage", "chat:write",
                "users.info", "users:read",
                "users.lookupByEmail", "users:read.email",
                "conversations.info", "channels:read",
                "conversations.open", "im:write",
                "conversations.replies", "channels:history",
                "files.getUploadURLExternal", "files:write",
                "reactions.add", "reactions:write",
                "assistant.threads.setStatus", "assistant:write");
        var called = Pattern.compile("\"([a-z]+\\.[a-zA-Z.]+[a-zA-Z])\"")
                .matcher(code())
                .results()
                .map(m -> m.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        var free = List.of("auth.test", "views.open", "views.publish");
        var ofScopes = List.of(
                "chat.update",
                "chat.delete",
                "assistant.threads.setSuggestedPrompts",
                "chat.startStream",
                "chat.appendStream",
                "chat.stopStream",
                "agents.sessions.setStatus",
                "chat.postEphemeral",
                "conversations.history",
                "files.completeUploadExternal");
        assertThat(called)
                .isSubsetOf(java.util.stream.Stream.of(needs.keySet(), free, ofScopes)
                        .flatMap(java.util.Collection::stream)
                        .toList());
        assertThat(SlackCheck.SCOPES).containsAll(needs.values());
    }

    @Test
    void events_and_names_are_those_that_the_code_reads() throws IOException {
        var code = code();
        for (var event : texts(manifest().at("/settings/event_subscriptions/bot_events"))) {
            assertThat(code).contains("\"" + event.replaceFirst("\\..*", "") + "\"");
        }
        assertThat(manifest().at("/features/shortcuts/0/callback_id").asText()).isEqualTo(ActionIds.ASK_ABOUT);
        assertThat(manifest().at("/features/agent_view").isObject()).isTrue();
    }
}
