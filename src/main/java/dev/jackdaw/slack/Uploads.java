package dev.jackdaw.slack;

import dev.jackdaw.data.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/// Puts files into conversations: an address to send it to, the bytes, and where it belongs.
final class Uploads {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private final SlackApi api;
    private final OkHttpClient http =
            new OkHttpClient.Builder().callTimeout(TIMEOUT).build();

    Uploads(SlackApi api) {
        this.api = api;
    }

    /// Uploads a file into a thread; `alt` says in words what a picture shows, or is empty.
    void share(ConversationRef place, String name, String title, String alt, byte[] content) {
        var wanted = new HashMap<String, String>();
        wanted.put("filename", name);
        wanted.put("length", String.valueOf(content.length));
        if (!alt.isEmpty()) {
            wanted.put("alt_txt", alt);
        }
        var target = api.call("files.getUploadURLExternal", wanted);
        send(target.path("upload_url").asText(), content);
        var file = Map.of("id", target.path("file_id").asText(), "title", title);
        var form = new HashMap<String, String>();
        form.put("files", Json.text(List.of(file)));
        form.put("channel_id", place.channel());
        form.put("thread_ts", place.thread());
        api.call("files.completeUploadExternal", form);
    }

    private void send(String url, byte[] content) {
        var body = RequestBody.create(content, MediaType.get("application/octet-stream"));
        var request = new Request.Builder().url(url).post(body).build();
        try (var response = http.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw new SlackFault(SlackFault.Certainty.UNSURE, "the upload", "HTTP " + response.code());
            }
        } catch (IOException e) {
            throw new SlackFault(SlackFault.Certainty.UNSURE, "the upload", "no answer");
        }
    }
}
