package dev.jackdaw.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Files on their way into Slack: an address is asked for, the bytes are sent there, the file is
/// shared. Thread-safe.
final class FakeFiles {
    private final Map<String, String> alts = new HashMap<>();
    private final Map<String, byte[]> uploads = new HashMap<>();
    private final List<FakeSlack.Upload> shared = new ArrayList<>();

    /// An address below this one.
    synchronized String address(String base, Map<String, String> form, ObjectNode reply) {
        reply.put("upload_url", base + "/upload/" + form.get("filename"));
        reply.put("file_id", form.get("filename"));
        alts.put(form.getOrDefault("filename", ""), form.getOrDefault("alt_txt", ""));
        return Integer.parseInt(form.getOrDefault("length", "0")) > 0 ? "" : "invalid_arguments";
    }

    synchronized void uploaded(String name, byte[] content) {
        uploads.put(name, content);
    }

    synchronized String complete(FakeSlack.Call call) {
        var form = call.form();
        var id = call.json("files").path(0).path("id").asText();
        shared.add(new FakeSlack.Upload(
                id,
                form.getOrDefault("channel_id", ""),
                form.getOrDefault("thread_ts", ""),
                alts.getOrDefault(id, ""),
                uploads.getOrDefault(id, new byte[0])));
        return uploads.containsKey(id) ? "" : "file_not_found";
    }

    synchronized List<FakeSlack.Upload> shared() {
        return List.copyOf(shared);
    }
}
